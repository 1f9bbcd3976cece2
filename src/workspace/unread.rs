//! Why a file was not read, in words.

use crate::language::messages::syntax as say;
use crate::language::{Fact, Facts, Saying};
use crate::load::Unread;

/// Why a file was not read.
pub(crate) fn unread_saying(unread: &Unread) -> Saying {
    match unread {
        Unread::Link => Saying::plain(say::NOT_READ_LINK),
        Unread::LinkedFolder => Saying::plain(say::NOT_READ_LINKED_FOLDER),
        Unread::Repository => Saying::plain(say::NOT_READ_REPOSITORY),
        Unread::Special => Saying::plain(say::NOT_READ_SPECIAL),
        Unread::Name => Saying::plain(say::NOT_READ_NAME),
        Unread::Ending => Saying::plain(say::NOT_READ_ENDING),
        Unread::NotUtf8(_) => Saying::plain(say::ENCODING),
        Unread::Encoded(encoding) => {
            Saying::new(say::OTHER_ENCODING, Facts::new().with("encoding", Fact::text(*encoding)))
        }
        Unread::TooLarge { most, .. } => {
            let most = Fact::number(u64::try_from(*most).unwrap_or(u64::MAX));
            Saying::new(say::LIMIT_BYTES, Facts::new().with("most", most))
        }
        Unread::Error(reason) => Saying::new(say::NOT_READ_ERROR, Facts::new().with("reason", Fact::text(reason))),
    }
}
