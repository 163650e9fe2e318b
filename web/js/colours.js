/** The colours of the style sheet's tokens, as they are for an element now. */
export function colours(element) {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}
