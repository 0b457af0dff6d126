"""Terms of the ontology and concepts of its schemes, as constants.

Generated from ontology/ by `python tools/generate_vocab.py`; change the Turtle files, not this one.
"""

from typing import Final, final

VP: Final[str] = "https://w3id.org/vpkg/ontology#"
SCHEME: Final[str] = "https://w3id.org/vpkg/scheme/"


@final
class Class:
    """Classes of the ontology."""

    ACTIVITY: Final[str] = VP + "Activity"
    ANSWER: Final[str] = VP + "Answer"
    ANSWER_PART: Final[str] = VP + "AnswerPart"
    ANSWER_STATUS: Final[str] = VP + "AnswerStatus"
    CERTAINTY: Final[str] = VP + "Certainty"
    CLAIM: Final[str] = VP + "Claim"
    COMPANY: Final[str] = VP + "Company"
    CORRECTION: Final[str] = VP + "Correction"
    COUNTRY: Final[str] = VP + "Country"
    DISPLAY_POLICY: Final[str] = VP + "DisplayPolicy"
    DOCUMENT: Final[str] = VP + "Document"
    ENTITY_STATUS: Final[str] = VP + "EntityStatus"
    FINANCIAL_INSTITUTION: Final[str] = VP + "FinancialInstitution"
    FULL_REPORT: Final[str] = VP + "FullReport"
    GOVERNMENT: Final[str] = VP + "Government"
    INDUSTRY_ASSOCIATION: Final[str] = VP + "IndustryAssociation"
    INTERGOVERNMENTAL_ORGANISATION: Final[str] = VP + "IntergovernmentalOrganisation"
    MEMBERSHIP: Final[str] = VP + "Membership"
    MEMBERSHIP_STATUS: Final[str] = VP + "MembershipStatus"
    MENTION: Final[str] = VP + "Mention"
    MENTION_KIND: Final[str] = VP + "MentionKind"
    MODALITY: Final[str] = VP + "Modality"
    MULTI_STAKEHOLDER_BODY: Final[str] = VP + "MultiStakeholderBody"
    NON_GOVERNMENTAL_ORGANISATION: Final[str] = VP + "NonGovernmentalOrganisation"
    OBLIGATION: Final[str] = VP + "Obligation"
    ORGANISATION: Final[str] = VP + "Organisation"
    PASSAGE: Final[str] = VP + "Passage"
    PILLAR: Final[str] = VP + "Pillar"
    PLACE: Final[str] = VP + "Place"
    PRINCIPLE: Final[str] = VP + "Principle"
    QUESTION: Final[str] = VP + "Question"
    RECOGNISER: Final[str] = VP + "Recogniser"
    REGION: Final[str] = VP + "Region"
    REPORT: Final[str] = VP + "Report"
    SECTION: Final[str] = VP + "Section"
    TEMPLATE: Final[str] = VP + "Template"
    TOPIC: Final[str] = VP + "Topic"
    UPDATE_REPORT: Final[str] = VP + "UpdateReport"
    VERSION: Final[str] = VP + "Version"
    VERSION_STATUS: Final[str] = VP + "VersionStatus"
    WITHDRAWN_REPORT: Final[str] = VP + "WithdrawnReport"


@final
class Property:
    """Properties of the ontology."""

    ANSWERED: Final[str] = VP + "answered"
    BODY: Final[str] = VP + "body"
    CANDIDATE: Final[str] = VP + "candidate"
    CHARACTERS: Final[str] = VP + "characters"
    CHROME_SHARE: Final[str] = VP + "chromeShare"
    CLAIMANT: Final[str] = VP + "claimant"
    CODES_KNOWN: Final[str] = VP + "codesKnown"
    CONCERNS: Final[str] = VP + "concerns"
    CONFIDENCE: Final[str] = VP + "confidence"
    COVERAGE: Final[str] = VP + "coverage"
    CURRENT_VERSION: Final[str] = VP + "currentVersion"
    DATE_STATED_IN: Final[str] = VP + "dateStatedIn"
    DECLARED_IN: Final[str] = VP + "declaredIn"
    DECLARED_STATUS: Final[str] = VP + "declaredStatus"
    DISPLAY_POLICY: Final[str] = VP + "displayPolicy"
    ENTITY_STATUS: Final[str] = VP + "entityStatus"
    EVIDENCE: Final[str] = VP + "evidence"
    EXAMINED: Final[str] = VP + "examined"
    FILE_NAME: Final[str] = VP + "fileName"
    FORM: Final[str] = VP + "form"
    FULL_REPORT_CLASS: Final[str] = VP + "fullReportClass"
    GOVERNS: Final[str] = VP + "governs"
    HAS_ANSWER: Final[str] = VP + "hasAnswer"
    HAS_DOCUMENT: Final[str] = VP + "hasDocument"
    HEADING: Final[str] = VP + "heading"
    HEADING_TEXT: Final[str] = VP + "headingText"
    IN_ANSWER: Final[str] = VP + "inAnswer"
    MATCH_SCORE: Final[str] = VP + "matchScore"
    MEMBER: Final[str] = VP + "member"
    MEMBERSHIP_STATUS: Final[str] = VP + "membershipStatus"
    MENTION_KIND: Final[str] = VP + "mentionKind"
    MODALITY: Final[str] = VP + "modality"
    NESTED_IN: Final[str] = VP + "nestedIn"
    NIL_RETURN: Final[str] = VP + "nilReturn"
    OBLIGATION: Final[str] = VP + "obligation"
    OBLIGATION_CERTAINTY: Final[str] = VP + "obligationCertainty"
    OBLIGATION_SOURCE: Final[str] = VP + "obligationSource"
    ORDER: Final[str] = VP + "order"
    PARAGRAPH: Final[str] = VP + "paragraph"
    PERIOD_END: Final[str] = VP + "periodEnd"
    PERIOD_START: Final[str] = VP + "periodStart"
    PER_COUNTRY: Final[str] = VP + "perCountry"
    PILLAR: Final[str] = VP + "pillar"
    PLENARY_DATE: Final[str] = VP + "plenaryDate"
    PRECISION: Final[str] = VP + "precision"
    QUESTION: Final[str] = VP + "question"
    REASON: Final[str] = VP + "reason"
    RECOGNISER: Final[str] = VP + "recogniser"
    RECOGNISER_VERSION: Final[str] = VP + "recogniserVersion"
    REFERS_TO: Final[str] = VP + "refersTo"
    REMEDY: Final[str] = VP + "remedy"
    REPORTED_IN: Final[str] = VP + "reportedIn"
    REPORTER: Final[str] = VP + "reporter"
    REPORTING_YEAR: Final[str] = VP + "reportingYear"
    SECTION: Final[str] = VP + "section"
    SHA256: Final[str] = VP + "sha256"
    SHOWN_AS: Final[str] = VP + "shownAs"
    SOURCE_CERTAINTY: Final[str] = VP + "sourceCertainty"
    STATES: Final[str] = VP + "states"
    STATUS: Final[str] = VP + "status"
    SURFACE: Final[str] = VP + "surface"
    TAKES_PLACE_IN: Final[str] = VP + "takesPlaceIn"
    TEXT: Final[str] = VP + "text"
    TOPIC: Final[str] = VP + "topic"
    TRANSLATED_FROM: Final[str] = VP + "translatedFrom"
    TRANSLATION: Final[str] = VP + "translation"
    UNPLACED: Final[str] = VP + "unplaced"
    VALID_FROM: Final[str] = VP + "validFrom"
    VALID_TO: Final[str] = VP + "validTo"
    VERSION_STATUS: Final[str] = VP + "versionStatus"
    WITHHELD: Final[str] = VP + "withheld"
    WITHIN: Final[str] = VP + "within"
    WORDING_CERTAINTY: Final[str] = VP + "wordingCertainty"
    WORDS_DIGEST: Final[str] = VP + "wordsDigest"
    WORDS_SKETCH: Final[str] = VP + "wordsSketch"


@final
class Scheme:
    """Concept schemes."""

    ANSWER_STATUS: Final[str] = SCHEME + "answer-status"
    CERTAINTY: Final[str] = SCHEME + "certainty"
    DISPLAY_POLICY: Final[str] = SCHEME + "display-policy"
    ENTITY_STATUS: Final[str] = SCHEME + "entity-status"
    MEMBERSHIP_STATUS: Final[str] = SCHEME + "membership-status"
    MENTION_KIND: Final[str] = SCHEME + "mention-kind"
    MODALITY: Final[str] = SCHEME + "modality"
    OBLIGATION: Final[str] = SCHEME + "obligation"
    PILLAR: Final[str] = SCHEME + "pillar"
    PRINCIPLE: Final[str] = SCHEME + "principle"
    TOPIC: Final[str] = SCHEME + "topic"
    VERSION_STATUS: Final[str] = SCHEME + "version-status"


@final
class AnswerStatus:
    """Concepts of the scheme answer-status."""

    ABSENT: Final[str] = SCHEME + "answer-status/absent"
    ANSWERED: Final[str] = SCHEME + "answer-status/answered"
    BLANK: Final[str] = SCHEME + "answer-status/blank"
    MERGED: Final[str] = SCHEME + "answer-status/merged"
    NOT_APPLICABLE: Final[str] = SCHEME + "answer-status/not-applicable"
    SEE_OTHER: Final[str] = SCHEME + "answer-status/see-other"


@final
class Certainty:
    """Concepts of the scheme certainty."""

    BACKGROUND: Final[str] = SCHEME + "certainty/background"
    INFERRED: Final[str] = SCHEME + "certainty/inferred"
    VERIFIED: Final[str] = SCHEME + "certainty/verified"


@final
class DisplayPolicy:
    """Concepts of the scheme display-policy."""

    FACTS: Final[str] = SCHEME + "display-policy/facts"
    FULL_TEXT: Final[str] = SCHEME + "display-policy/full-text"
    QUOTES: Final[str] = SCHEME + "display-policy/quotes"


@final
class EntityStatus:
    """Concepts of the scheme entity-status."""

    CANDIDATE: Final[str] = SCHEME + "entity-status/candidate"
    KNOWN: Final[str] = SCHEME + "entity-status/known"


@final
class MembershipStatus:
    """Concepts of the scheme membership-status."""

    ENGAGED: Final[str] = SCHEME + "membership-status/engaged"
    FORMER: Final[str] = SCHEME + "membership-status/former"
    FULL: Final[str] = SCHEME + "membership-status/full"
    MEMBER: Final[str] = SCHEME + "membership-status/member"
    OBSERVER: Final[str] = SCHEME + "membership-status/observer"
    PROVISIONAL: Final[str] = SCHEME + "membership-status/provisional"


@final
class MentionKind:
    """Concepts of the scheme mention-kind."""

    COUNTRY: Final[str] = SCHEME + "mention-kind/country"
    ORGANISATION: Final[str] = SCHEME + "mention-kind/organisation"
    PLACE: Final[str] = SCHEME + "mention-kind/place"


@final
class Modality:
    """Concepts of the scheme modality."""

    DONE: Final[str] = SCHEME + "modality/done"
    INTENDED: Final[str] = SCHEME + "modality/intended"
    ONGOING: Final[str] = SCHEME + "modality/ongoing"
    PLANNED: Final[str] = SCHEME + "modality/planned"
    REPORTED_ACHIEVED: Final[str] = SCHEME + "modality/reported-achieved"
    UNSPECIFIED: Final[str] = SCHEME + "modality/unspecified"


@final
class Obligation:
    """Concepts of the scheme obligation."""

    ASSUMED_REQUIRED: Final[str] = SCHEME + "obligation/assumed-required"
    CONDITIONAL: Final[str] = SCHEME + "obligation/conditional"
    EXPECTED: Final[str] = SCHEME + "obligation/expected"
    OPTIONAL: Final[str] = SCHEME + "obligation/optional"
    PROBABLY_OPTIONAL: Final[str] = SCHEME + "obligation/probably-optional"


@final
class Pillar:
    """Concepts of the scheme pillar."""

    CORPORATE: Final[str] = SCHEME + "pillar/corporate"
    GOVERNMENT: Final[str] = SCHEME + "pillar/government"
    NGO: Final[str] = SCHEME + "pillar/ngo"


@final
class Principle:
    """Concepts of the scheme principle."""

    PR: Final[str] = SCHEME + "principle/pr"
    PR1: Final[str] = SCHEME + "principle/pr1"
    PR10: Final[str] = SCHEME + "principle/pr10"
    PR11: Final[str] = SCHEME + "principle/pr11"
    PR12: Final[str] = SCHEME + "principle/pr12"
    PR13: Final[str] = SCHEME + "principle/pr13"
    PR14: Final[str] = SCHEME + "principle/pr14"
    PR2: Final[str] = SCHEME + "principle/pr2"
    PR3: Final[str] = SCHEME + "principle/pr3"
    PR4: Final[str] = SCHEME + "principle/pr4"
    PR5: Final[str] = SCHEME + "principle/pr5"
    PR6: Final[str] = SCHEME + "principle/pr6"
    PR6A: Final[str] = SCHEME + "principle/pr6a"
    PR6B: Final[str] = SCHEME + "principle/pr6b"
    PR6C: Final[str] = SCHEME + "principle/pr6c"
    PR7: Final[str] = SCHEME + "principle/pr7"
    PR8: Final[str] = SCHEME + "principle/pr8"
    PR9: Final[str] = SCHEME + "principle/pr9"
    PU: Final[str] = SCHEME + "principle/pu"
    PU1: Final[str] = SCHEME + "principle/pu1"
    PU10: Final[str] = SCHEME + "principle/pu10"
    PU11: Final[str] = SCHEME + "principle/pu11"
    PU12: Final[str] = SCHEME + "principle/pu12"
    PU13: Final[str] = SCHEME + "principle/pu13"
    PU14: Final[str] = SCHEME + "principle/pu14"
    PU2: Final[str] = SCHEME + "principle/pu2"
    PU3: Final[str] = SCHEME + "principle/pu3"
    PU4: Final[str] = SCHEME + "principle/pu4"
    PU5: Final[str] = SCHEME + "principle/pu5"
    PU6: Final[str] = SCHEME + "principle/pu6"
    PU6A: Final[str] = SCHEME + "principle/pu6a"
    PU6B: Final[str] = SCHEME + "principle/pu6b"
    PU6C: Final[str] = SCHEME + "principle/pu6c"
    PU7: Final[str] = SCHEME + "principle/pu7"
    PU8: Final[str] = SCHEME + "principle/pu8"
    PU9: Final[str] = SCHEME + "principle/pu9"
    RA: Final[str] = SCHEME + "principle/ra"
    RA1: Final[str] = SCHEME + "principle/ra1"
    RA2: Final[str] = SCHEME + "principle/ra2"
    RA3: Final[str] = SCHEME + "principle/ra3"
    RA4: Final[str] = SCHEME + "principle/ra4"
    RA5: Final[str] = SCHEME + "principle/ra5"
    RA6: Final[str] = SCHEME + "principle/ra6"


@final
class Topic:
    """Concepts of the scheme topic."""

    ACCOUNTABILITY: Final[str] = SCHEME + "topic/accountability"
    ADOPTION_INTO_POLICIES: Final[str] = SCHEME + "topic/adoption-into-policies"
    AWARENESS: Final[str] = SCHEME + "topic/awareness"
    COMMITMENT: Final[str] = SCHEME + "topic/commitment"
    COUNTRIES_SELECTED: Final[str] = SCHEME + "topic/countries-selected"
    COUNTRY_IMPLEMENTATION: Final[str] = SCHEME + "topic/country-implementation"
    DIALOGUE_WITH_PARTICIPANTS: Final[str] = SCHEME + "topic/dialogue-with-participants"
    ENGAGEMENT_IN_INITIATIVE: Final[str] = SCHEME + "topic/engagement-in-initiative"
    INCIDENT_REPORTING: Final[str] = SCHEME + "topic/incident-reporting"
    INCIDENT_RESPONSE: Final[str] = SCHEME + "topic/incident-response"
    INTERNATIONAL_PROMOTION: Final[str] = SCHEME + "topic/international-promotion"
    LESSONS_AND_PLANS: Final[str] = SCHEME + "topic/lessons-and-plans"
    PARTICIPATION_OF_NON_MEMBERS: Final[str] = SCHEME + "topic/participation-of-non-members"
    POLICIES_AND_PROCEDURES: Final[str] = SCHEME + "topic/policies-and-procedures"
    PRIVATE_SECURITY: Final[str] = SCHEME + "topic/private-security"
    PROGRESS_REVIEW: Final[str] = SCHEME + "topic/progress-review"
    PUBLIC_SECURITY: Final[str] = SCHEME + "topic/public-security"
    RISK_ASSESSMENT: Final[str] = SCHEME + "topic/risk-assessment"
    RULE_OF_LAW: Final[str] = SCHEME + "topic/rule-of-law"
    SECURITY_ARRANGEMENTS: Final[str] = SCHEME + "topic/security-arrangements"
    SECURITY_ENGAGEMENT: Final[str] = SCHEME + "topic/security-engagement"
    SECURITY_PROVIDER_RELATIONS: Final[str] = SCHEME + "topic/security-provider-relations"
    STAKEHOLDER_ENGAGEMENT: Final[str] = SCHEME + "topic/stakeholder-engagement"
    TRAINING: Final[str] = SCHEME + "topic/training"
    TRANSPARENCY: Final[str] = SCHEME + "topic/transparency"
    VERIFICATION: Final[str] = SCHEME + "topic/verification"


@final
class VersionStatus:
    """Concepts of the scheme version-status."""

    CORRECTED: Final[str] = SCHEME + "version-status/corrected"
    DRAFT: Final[str] = SCHEME + "version-status/draft"
    FILED: Final[str] = SCHEME + "version-status/filed"
    PUBLIC: Final[str] = SCHEME + "version-status/public"
    WITHDRAWN: Final[str] = SCHEME + "version-status/withdrawn"
