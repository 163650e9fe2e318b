//! Slugs: names in addresses, readable and for ever.

use uuid::Uuid;

use crate::text::fold;

/// Characters of the readable part at most.
const READABLE: usize = 60;
/// Crockford's base 32, in small letters.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A slug made of a title and of 40 bits of the identifier, which keep apart objects with the same title.
pub(super) fn slug(title: &str, id: Uuid) -> String {
    let mut slug = String::with_capacity(READABLE + 9);
    for word in fold(title).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if slug.len() + word.len() > READABLE {
            break;
        }
        slug.push_str(&word);
        slug.push('-');
    }
    let mut bits = id.as_u128();
    for _ in 0..8 {
        slug.push(char::from(ALPHABET[(bits & 31) as usize]));
        bits >>= 5;
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_readable_plain_and_never_empty() {
        let id = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);
        assert_eq!(slug("L’IA à l’école : cœur & raison", id), "l-ia-a-l-ecole-coeur-raison-10000000");
        assert_eq!(slug("人工智能", id), "10000000");
        assert!(slug(&"mot ".repeat(100), id).len() < 70);
    }
}
