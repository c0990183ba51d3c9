//! The competency profile: groups, competencies and their indicators, as the organisation wrote them.

use std::ops::Range;

/// Position of a group in [`Profile::groups`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct GroupId(pub u16);

/// Position of a competency in [`Profile::competencies`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct CompetencyId(pub u16);

/// Position of an indicator in [`Profile::indicators`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct IndicatorId(pub u16);

/// All that the organisation asks, in its own order.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The profile's name.
    pub title: String,
    /// The groups, such as *Vaardigheden*.
    pub groups: Vec<Group>,
    /// The competencies, group by group.
    pub competencies: Vec<Competency>,
    /// The indicators of all competencies, one after the other.
    pub indicators: Vec<Indicator>,
}

/// A heading of the profile.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name in machine formats, such as `vaardigheden`.
    pub slug: String,
    /// Its name as the profile writes it.
    pub name: String,
}

/// One competency.
#[derive(Debug, Clone)]
pub struct Competency {
    /// Its name in machine formats, such as `klantgericht-werken`.
    pub slug: String,
    /// Its name as the profile writes it.
    pub name: String,
    /// The profile's definition, verbatim.
    pub definition: String,
    /// Must it come back in every text?
    pub organisation_wide: bool,
    /// The group it stands in.
    pub group: GroupId,
    /// Its indicators: positions in [`Profile::indicators`].
    pub indicators: Range<u16>,
}

/// Behaviour that shows a competency.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// `<competency>.<number>`, counted from 1 in the profile's order.
    pub slug: String,
    /// The competency that it shows.
    pub competency: CompetencyId,
    /// The profile's wording, verbatim.
    pub text: String,
    /// A sentence that a recruiter can paste.
    pub suggestion: String,
}

impl Profile {
    /// The competency at a position.
    #[must_use]
    pub fn competency(&self, id: CompetencyId) -> &Competency {
        &self.competencies[usize::from(id.0)]
    }

    /// The indicator at a position.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[usize::from(id.0)]
    }

    /// The group of a competency.
    #[must_use]
    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[usize::from(id.0)]
    }

    /// The competencies with their ids, in the profile's order.
    pub fn iter(&self) -> impl Iterator<Item = (CompetencyId, &Competency)> {
        (0u16..).map(CompetencyId).zip(&self.competencies)
    }

    /// The indicators of a competency with their ids.
    pub fn indicators_of(&self, id: CompetencyId) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        self.competency(id).indicators.clone().map(|i| (IndicatorId(i), self.indicator(IndicatorId(i))))
    }

    /// The competency with a machine name.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<CompetencyId> {
        self.iter().find(|(_, c)| c.slug == slug).map(|(id, _)| id)
    }
}
