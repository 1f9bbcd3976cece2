//! How large an expression, and its evaluation, may be.

/// The most characters of an expression.
pub const MOST_CHARACTERS: usize = 2000;

/// The most brackets inside one another.
pub const MOST_BRACKETS: usize = 40;

/// The most operators of an expression.
pub const MOST_OPERATORS: usize = 100;

/// The most parts inside one another; selections, calls and operators nest too.
pub const MOST_HEIGHT: u16 = 120;

/// The most comprehensions (`all`, `exists`, `exists_one`, `filter`, `map`) of an expression, nested or not.
pub const MOST_COMPREHENSIONS: usize = 3;

/// The most passes that nested comprehensions may take: the product of the lengths of their lists.
pub const MOST_PASSES: u64 = 1_000_000;

/// The most steps of an evaluation: one for each part evaluated, and one for each item or 4 bytes of text worked on.
pub const MOST_WORK: u64 = 10_000_000;

/// The longest text, in bytes, that an expression may make; a document has no longer one either.
pub const LONGEST_TEXT: usize = 1 << 20;
