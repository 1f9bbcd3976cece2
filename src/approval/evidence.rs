//! What proves that somebody made a decision, and how much proof is asked for.

/// What a decision is proven by. The first four are a chain: each is stronger than those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The document says so.
    Stated,
    /// Its digest matches the content as it stands.
    Bound,
    /// It entered the file in a commit whose signature is by a key of the person.
    Committed,
    /// An SSH signature over the digest, by a key that the registry gave the person on that day.
    Signed,
    /// The forge's own review by the person, of this content: as strong as signed, but not in its place.
    Reviewed,
    /// A body's decision in signed minutes. It stands beside the chain.
    Minuted,
}

/// The levels of evidence of which one has to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceDemand(Vec<Evidence>);

/// Whether a demand is met by what can be known of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// The demand is met.
    Yes,
    /// It is not met.
    No,
    /// It takes reviews or minutes, which are not read, so that nobody knows.
    Unknown,
}

impl Evidence {
    const ALL: [(&'static str, Self); 6] = [
        ("stated", Self::Stated),
        ("bound", Self::Bound),
        ("committed", Self::Committed),
        ("signed", Self::Signed),
        ("reviewed", Self::Reviewed),
        ("minuted", Self::Minuted),
    ];

    /// The level with a name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }

    /// Whether this is enough where `asked` is asked for: itself and what is stronger in the chain; a review also where
    /// a signed commit or less is asked for; minutes only where they are asked for.
    pub fn is_enough_for(self, asked: Self) -> bool {
        match (self, asked) {
            (Self::Reviewed, asked) => asked <= Self::Committed || asked == Self::Reviewed,
            (Self::Minuted, asked) => asked == Self::Minuted,
            (_, Self::Reviewed | Self::Minuted) => false,
            (have, asked) => have >= asked,
        }
    }
}

impl EvidenceDemand {
    /// Reads the levels that a policy accepts. A name that is none is left out: with none left nothing is enough.
    pub fn read<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().filter_map(Evidence::find).collect())
    }

    /// Whether what a decision is proven by is enough. More than that it is signed is not known of any; where a signature would
    /// do, reviews and minutes that are not there are missing.
    pub fn reached_by(&self, have: Evidence) -> Reached {
        match () {
            () if self.is_met_by(have) => Reached::Yes,
            () if self.is_met_by(Evidence::Signed) => Reached::No,
            () => Reached::Unknown,
        }
    }

    /// Whether it is enough that a decision entered its document in a commit that its person signed, and no less is.
    pub fn takes_commits(&self) -> bool {
        self.takes_signatures() && self.is_met_by(Evidence::Committed)
    }

    /// Whether a review at the forge is enough, and a signature is not.
    pub fn takes_reviews_alone(&self) -> bool {
        self.is_met_by(Evidence::Reviewed) && !self.is_met_by(Evidence::Signed)
    }

    /// Whether a digest alone is not enough, so that signatures have to be verified.
    pub fn takes_signatures(&self) -> bool {
        !self.is_met_by(Evidence::Bound)
    }

    /// Whether an approval can count only by a signature under it or under minutes, which are of one repository.
    pub fn demands_signatures(&self) -> bool {
        self.takes_signatures() && self.0.iter().any(|level| matches!(level, Evidence::Signed | Evidence::Minuted))
    }

    fn is_met_by(&self, have: Evidence) -> bool {
        self.0.iter().any(|asked| have.is_enough_for(*asked))
    }
}

impl Default for EvidenceDemand {
    /// The demand of a policy that names none: an approval that is only stated is enough.
    fn default() -> Self {
        Self(vec![Evidence::Stated])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_enough_for_what() {
        // A row for each level that is there, a column for each that is asked for, in the order of `ALL`.
        let expected = [
            ("stated", [true, false, false, false, false, false]),
            ("bound", [true, true, false, false, false, false]),
            ("committed", [true, true, true, false, false, false]),
            ("signed", [true, true, true, true, false, false]),
            ("reviewed", [true, true, true, false, true, false]),
            ("minuted", [false, false, false, false, false, true]),
        ];
        for (have, row) in expected {
            let have = Evidence::find(have).unwrap();
            let enough = Evidence::ALL.map(|(_, asked)| have.is_enough_for(asked));
            assert_eq!(enough, row, "{have:?}");
        }
    }

    #[test]
    fn what_nobody_can_establish_is_unknown() {
        let reached_by = |have, names: &[&str]| EvidenceDemand::read(names.iter().copied()).reached_by(have);
        let reached = |names: &[&str]| reached_by(Evidence::Stated, names);
        assert_eq!(EvidenceDemand::default().reached_by(Evidence::Stated), Reached::Yes);
        assert_eq!(reached(&["signed", "stated"]), Reached::Yes);
        for level in ["reviewed", "minuted"] {
            assert_eq!(reached(&[level]), Reached::Unknown, "{level}");
            assert_eq!(reached_by(Evidence::Bound, &[level]), Reached::Unknown, "{level}");
        }
        assert_eq!(reached_by(Evidence::Signed, &["committed"]), Reached::Yes);
        assert_eq!(reached_by(Evidence::Signed, &["reviewed"]), Reached::Unknown);
        for levels in [&["signed"][..], &["signed", "reviewed"], &["minuted", "signed"]] {
            assert_eq!(reached_by(Evidence::Bound, levels), Reached::No, "{levels:?}");
            assert_eq!(reached_by(Evidence::Signed, levels), Reached::Yes, "{levels:?}");
        }
        for levels in [&["committed"][..], &["signed", "committed"]] {
            assert_eq!(reached_by(Evidence::Bound, levels), Reached::No, "{levels:?}");
            assert_eq!(reached_by(Evidence::Committed, levels), Reached::Yes, "{levels:?}");
        }
        assert_eq!(reached_by(Evidence::Committed, &["signed"]), Reached::No);
        assert_eq!(reached(&["bound"]), Reached::No);
        assert_eq!(reached(&["signed", "bound"]), Reached::No);
        assert_eq!(reached_by(Evidence::Bound, &["signed", "bound"]), Reached::Yes);
        assert_eq!(reached(&[]), Reached::Unknown);
        assert_eq!(reached(&["sworn"]), Reached::Unknown);
    }
}
