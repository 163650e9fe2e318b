/** What scripts read of the API and of the geography, and is the same for everyone: not what is for one person. */
export const isForEveryone = (path) =>
  /^\/(api\/v1|geo)\//.test(path) &&
  !/^\/api\/v1\/(accounts?|facilitator-applications|grants|imports|invitations|needs|password-resets|proposals|reports|sessions?|signs-of-life|workspace)(\/|$)/.test(path);
