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
    ALLEGATION: Final[str] = VP + "Allegation"
    ANSWER: Final[str] = VP + "Answer"
    ANSWER_PART: Final[str] = VP + "AnswerPart"
    ANSWER_STATUS: Final[str] = VP + "AnswerStatus"
    CERTAINTY: Final[str] = VP + "Certainty"
    CLAIM: Final[str] = VP + "Claim"
    COLLECTION_ENTRY: Final[str] = VP + "CollectionEntry"
    COLLECTION_OUTCOME: Final[str] = VP + "CollectionOutcome"
    COMPANY: Final[str] = VP + "Company"
    CORRECTION: Final[str] = VP + "Correction"
    COUNTRY: Final[str] = VP + "Country"
    COUNTRY_ACCOUNT: Final[str] = VP + "CountryAccount"
    DECISION: Final[str] = VP + "Decision"
    DECISION_KIND: Final[str] = VP + "DecisionKind"
    DISPLAY_POLICY: Final[str] = VP + "DisplayPolicy"
    DOCUMENT: Final[str] = VP + "Document"
    ENTITY_STATUS: Final[str] = VP + "EntityStatus"
    FINANCIAL_INSTITUTION: Final[str] = VP + "FinancialInstitution"
    FOLLOW_UP_VERDICT: Final[str] = VP + "FollowUpVerdict"
    FULL_REPORT: Final[str] = VP + "FullReport"
    GOVERNMENT: Final[str] = VP + "Government"
    INCIDENT: Final[str] = VP + "Incident"
    INDUSTRY_ASSOCIATION: Final[str] = VP + "IndustryAssociation"
    INSTRUMENT: Final[str] = VP + "Instrument"
    INSTRUMENT_USE: Final[str] = VP + "InstrumentUse"
    INTERGOVERNMENTAL_ORGANISATION: Final[str] = VP + "IntergovernmentalOrganisation"
    MEASURE: Final[str] = VP + "Measure"
    MEMBERSHIP: Final[str] = VP + "Membership"
    MEMBERSHIP_CLAIM: Final[str] = VP + "MembershipClaim"
    MEMBERSHIP_STATUS: Final[str] = VP + "MembershipStatus"
    MENTION: Final[str] = VP + "Mention"
    MENTION_KIND: Final[str] = VP + "MentionKind"
    MODALITY: Final[str] = VP + "Modality"
    MULTI_STAKEHOLDER_BODY: Final[str] = VP + "MultiStakeholderBody"
    NIL_RETURN: Final[str] = VP + "NilReturn"
    NON_GOVERNMENTAL_ORGANISATION: Final[str] = VP + "NonGovernmentalOrganisation"
    OBLIGATION: Final[str] = VP + "Obligation"
    OPERATION: Final[str] = VP + "Operation"
    ORGANISATION: Final[str] = VP + "Organisation"
    OUTCOME: Final[str] = VP + "Outcome"
    PARTICIPATION: Final[str] = VP + "Participation"
    PASSAGE: Final[str] = VP + "Passage"
    PILLAR: Final[str] = VP + "Pillar"
    PLACE: Final[str] = VP + "Place"
    PLEDGE: Final[str] = VP + "Pledge"
    PRINCIPLE: Final[str] = VP + "Principle"
    PROJECT: Final[str] = VP + "Project"
    PROPOSAL: Final[str] = VP + "Proposal"
    QUANTITY: Final[str] = VP + "Quantity"
    QUESTION: Final[str] = VP + "Question"
    RECOGNISER: Final[str] = VP + "Recogniser"
    REGION: Final[str] = VP + "Region"
    REPORT: Final[str] = VP + "Report"
    SECTION: Final[str] = VP + "Section"
    SECURITY_ARRANGEMENT: Final[str] = VP + "SecurityArrangement"
    SITE: Final[str] = VP + "Site"
    STAKEHOLDER_GROUP: Final[str] = VP + "StakeholderGroup"
    TEMPLATE: Final[str] = VP + "Template"
    TOPIC: Final[str] = VP + "Topic"
    UPDATE_REPORT: Final[str] = VP + "UpdateReport"
    VERSION: Final[str] = VP + "Version"
    VERSION_STATUS: Final[str] = VP + "VersionStatus"
    WITHDRAWN_REPORT: Final[str] = VP + "WithdrawnReport"


@final
class Property:
    """Properties of the ontology."""

    ACTIVITY_TYPE: Final[str] = VP + "activityType"
    AGENT: Final[str] = VP + "agent"
    ANSWERED: Final[str] = VP + "answered"
    ARRANGEMENT_KIND: Final[str] = VP + "arrangementKind"
    ARRANGEMENT_STATUS: Final[str] = VP + "arrangementStatus"
    AUDIENCE: Final[str] = VP + "audience"
    BODY: Final[str] = VP + "body"
    CANDIDATE: Final[str] = VP + "candidate"
    CHARACTERS: Final[str] = VP + "characters"
    CHROME_SHARE: Final[str] = VP + "chromeShare"
    CLAIMANT: Final[str] = VP + "claimant"
    CLAIM_KIND: Final[str] = VP + "claimKind"
    CODES_KNOWN: Final[str] = VP + "codesKnown"
    COLLECTION_OUTCOME: Final[str] = VP + "collectionOutcome"
    CONCERNS: Final[str] = VP + "concerns"
    CONFIDENCE: Final[str] = VP + "confidence"
    COUNTED: Final[str] = VP + "counted"
    COVERAGE: Final[str] = VP + "coverage"
    CURRENT_VERSION: Final[str] = VP + "currentVersion"
    DATE_STATED_IN: Final[str] = VP + "dateStatedIn"
    DECIDED_ABOUT: Final[str] = VP + "decidedAbout"
    DECIDED_KIND: Final[str] = VP + "decidedKind"
    DECISION_KIND: Final[str] = VP + "decisionKind"
    DECLARED_IN: Final[str] = VP + "declaredIn"
    DECLARED_STATUS: Final[str] = VP + "declaredStatus"
    DISPLAY_POLICY: Final[str] = VP + "displayPolicy"
    END_TIME: Final[str] = VP + "endTime"
    ENTITY_STATUS: Final[str] = VP + "entityStatus"
    EVIDENCE: Final[str] = VP + "evidence"
    EXAMINED: Final[str] = VP + "examined"
    EXPECTED_FROM: Final[str] = VP + "expectedFrom"
    FIGURE: Final[str] = VP + "figure"
    FILE_NAME: Final[str] = VP + "fileName"
    FOLLOW_UP_VERDICT: Final[str] = VP + "followUpVerdict"
    FORM: Final[str] = VP + "form"
    FOUND_REPORT: Final[str] = VP + "foundReport"
    FULL_REPORT_CLASS: Final[str] = VP + "fullReportClass"
    GIVES_UP: Final[str] = VP + "givesUp"
    GOVERNS: Final[str] = VP + "governs"
    GROUP: Final[str] = VP + "group"
    HAS_ANSWER: Final[str] = VP + "hasAnswer"
    HAS_DOCUMENT: Final[str] = VP + "hasDocument"
    HAS_INSTRUMENT_USE: Final[str] = VP + "hasInstrumentUse"
    HAS_PARTICIPATION: Final[str] = VP + "hasParticipation"
    HEADING: Final[str] = VP + "heading"
    HEADING_TEXT: Final[str] = VP + "headingText"
    HORIZON: Final[str] = VP + "horizon"
    INCIDENT_STATUS: Final[str] = VP + "incidentStatus"
    INSTRUMENT: Final[str] = VP + "instrument"
    INSTRUMENT_ROLE: Final[str] = VP + "instrumentRole"
    INSTRUMENT_TYPE: Final[str] = VP + "instrumentType"
    IN_ANSWER: Final[str] = VP + "inAnswer"
    IS_PUBLIC: Final[str] = VP + "isPublic"
    KEEPS: Final[str] = VP + "keeps"
    LATER_DOCUMENT: Final[str] = VP + "laterDocument"
    LOCATED_BY: Final[str] = VP + "locatedBy"
    LOOKED_FOR_BY: Final[str] = VP + "lookedForBy"
    LOOKED_FOR_IN: Final[str] = VP + "lookedForIn"
    LOOKED_FOR_ON: Final[str] = VP + "lookedForOn"
    MATCH_SCORE: Final[str] = VP + "matchScore"
    MEASURE: Final[str] = VP + "measure"
    MEMBER: Final[str] = VP + "member"
    MEMBERSHIP_STATUS: Final[str] = VP + "membershipStatus"
    MENTIONED_WITH: Final[str] = VP + "mentionedWith"
    MENTION_KIND: Final[str] = VP + "mentionKind"
    MODALITY: Final[str] = VP + "modality"
    NESTED_IN: Final[str] = VP + "nestedIn"
    NIL_OF: Final[str] = VP + "nilOf"
    NIL_RETURN: Final[str] = VP + "nilReturn"
    OBLIGATION: Final[str] = VP + "obligation"
    OBLIGATION_CERTAINTY: Final[str] = VP + "obligationCertainty"
    OBLIGATION_SOURCE: Final[str] = VP + "obligationSource"
    OF_PASSAGE: Final[str] = VP + "ofPassage"
    OPERATES_IN: Final[str] = VP + "operatesIn"
    ORDER: Final[str] = VP + "order"
    OUTCOME_CLAIM: Final[str] = VP + "outcomeClaim"
    PARAGRAPH: Final[str] = VP + "paragraph"
    PERIOD_END: Final[str] = VP + "periodEnd"
    PERIOD_START: Final[str] = VP + "periodStart"
    PER_COUNTRY: Final[str] = VP + "perCountry"
    PILLAR: Final[str] = VP + "pillar"
    PLENARY_DATE: Final[str] = VP + "plenaryDate"
    PRECISION: Final[str] = VP + "precision"
    PROJECT: Final[str] = VP + "project"
    PROPOSED_ENTITY: Final[str] = VP + "proposedEntity"
    QUALIFIER: Final[str] = VP + "qualifier"
    QUESTION: Final[str] = VP + "question"
    REASON: Final[str] = VP + "reason"
    RECOGNISER: Final[str] = VP + "recogniser"
    RECOGNISER_VERSION: Final[str] = VP + "recogniserVersion"
    REFERS_TO: Final[str] = VP + "refersTo"
    REMEDY: Final[str] = VP + "remedy"
    REPLY: Final[str] = VP + "reply"
    REPORTED_IN: Final[str] = VP + "reportedIn"
    REPORTER: Final[str] = VP + "reporter"
    REPORTING_YEAR: Final[str] = VP + "reportingYear"
    RESULT_OF: Final[str] = VP + "resultOf"
    ROLE: Final[str] = VP + "role"
    SECTION: Final[str] = VP + "section"
    SERVES_PRINCIPLE: Final[str] = VP + "servesPrinciple"
    SHA256: Final[str] = VP + "sha256"
    SHARE_OF: Final[str] = VP + "shareOf"
    SHOWN_AS: Final[str] = VP + "shownAs"
    SOURCE_CERTAINTY: Final[str] = VP + "sourceCertainty"
    STAKEHOLDER_TYPE: Final[str] = VP + "stakeholderType"
    START_TIME: Final[str] = VP + "startTime"
    STATED_IN: Final[str] = VP + "statedIn"
    STATES: Final[str] = VP + "states"
    STATUS: Final[str] = VP + "status"
    SUCCESSION_KIND: Final[str] = VP + "successionKind"
    SURFACE: Final[str] = VP + "surface"
    TAKES_PLACE_IN: Final[str] = VP + "takesPlaceIn"
    TERM: Final[str] = VP + "term"
    TEXT: Final[str] = VP + "text"
    TIME: Final[str] = VP + "time"
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

    ACTIVITY_TYPE: Final[str] = SCHEME + "activity-type"
    ANSWER_STATUS: Final[str] = SCHEME + "answer-status"
    ARRANGEMENT_KIND: Final[str] = SCHEME + "arrangement-kind"
    ARRANGEMENT_STATUS: Final[str] = SCHEME + "arrangement-status"
    CERTAINTY: Final[str] = SCHEME + "certainty"
    CLAIM_KIND: Final[str] = SCHEME + "claim-kind"
    COLLECTION_OUTCOME: Final[str] = SCHEME + "collection-outcome"
    DECISION_KIND: Final[str] = SCHEME + "decision-kind"
    DISPLAY_POLICY: Final[str] = SCHEME + "display-policy"
    ENTITY_STATUS: Final[str] = SCHEME + "entity-status"
    FOLLOW_UP_VERDICT: Final[str] = SCHEME + "follow-up-verdict"
    INCIDENT_STATUS: Final[str] = SCHEME + "incident-status"
    INSTRUMENT_ROLE: Final[str] = SCHEME + "instrument-role"
    INSTRUMENT_TYPE: Final[str] = SCHEME + "instrument-type"
    LOCATION_SCOPE: Final[str] = SCHEME + "location-scope"
    MEASURE: Final[str] = SCHEME + "measure"
    MEMBERSHIP_STATUS: Final[str] = SCHEME + "membership-status"
    MENTION_KIND: Final[str] = SCHEME + "mention-kind"
    MODALITY: Final[str] = SCHEME + "modality"
    OBLIGATION: Final[str] = SCHEME + "obligation"
    OUTCOME_CLAIM: Final[str] = SCHEME + "outcome-claim"
    PILLAR: Final[str] = SCHEME + "pillar"
    PRINCIPLE: Final[str] = SCHEME + "principle"
    QUALIFIER: Final[str] = SCHEME + "qualifier"
    ROLE: Final[str] = SCHEME + "role"
    STAKEHOLDER_TYPE: Final[str] = SCHEME + "stakeholder-type"
    SUCCESSION_KIND: Final[str] = SCHEME + "succession-kind"
    TOPIC: Final[str] = SCHEME + "topic"
    VERSION_STATUS: Final[str] = SCHEME + "version-status"


@final
class ActivityType:
    """Concepts of the scheme activity-type."""

    AGREEMENT: Final[str] = SCHEME + "activity-type/agreement"
    ASSESSMENT: Final[str] = SCHEME + "activity-type/assessment"
    AUDIT: Final[str] = SCHEME + "activity-type/audit"
    AWARENESS_RAISING: Final[str] = SCHEME + "activity-type/awareness-raising"
    CAPACITY_BUILDING: Final[str] = SCHEME + "activity-type/capacity-building"
    CERTIFICATION: Final[str] = SCHEME + "activity-type/certification"
    CONTRACTING: Final[str] = SCHEME + "activity-type/contracting"
    COORDINATION: Final[str] = SCHEME + "activity-type/coordination"
    DATA_COLLECTION: Final[str] = SCHEME + "activity-type/data-collection"
    DEPLOYMENT: Final[str] = SCHEME + "activity-type/deployment"
    DIALOGUE: Final[str] = SCHEME + "activity-type/dialogue"
    DISCIPLINARY_ACTION: Final[str] = SCHEME + "activity-type/disciplinary-action"
    ENGAGEMENT: Final[str] = SCHEME + "activity-type/engagement"
    EQUIPMENT_SUPPORT: Final[str] = SCHEME + "activity-type/equipment-support"
    ESTABLISHMENT: Final[str] = SCHEME + "activity-type/establishment"
    FUNDING: Final[str] = SCHEME + "activity-type/funding"
    GRIEVANCE_MECHANISM: Final[str] = SCHEME + "activity-type/grievance-mechanism"
    INCIDENT_RECORDING: Final[str] = SCHEME + "activity-type/incident-recording"
    INVESTIGATION: Final[str] = SCHEME + "activity-type/investigation"
    MEETING: Final[str] = SCHEME + "activity-type/meeting"
    MOBILISATION: Final[str] = SCHEME + "activity-type/mobilisation"
    MONITORING: Final[str] = SCHEME + "activity-type/monitoring"
    PARTNERSHIP: Final[str] = SCHEME + "activity-type/partnership"
    POLICY_ADOPTION: Final[str] = SCHEME + "activity-type/policy-adoption"
    POLICY_ADVOCACY: Final[str] = SCHEME + "activity-type/policy-advocacy"
    POLICY_DRAFTING: Final[str] = SCHEME + "activity-type/policy-drafting"
    REMEDIATION: Final[str] = SCHEME + "activity-type/remediation"
    REPORTING: Final[str] = SCHEME + "activity-type/reporting"
    RESEARCH: Final[str] = SCHEME + "activity-type/research"
    RISK_ASSESSMENT: Final[str] = SCHEME + "activity-type/risk-assessment"
    SITE_VISIT: Final[str] = SCHEME + "activity-type/site-visit"
    STORYTELLING: Final[str] = SCHEME + "activity-type/storytelling"
    SUPPORT: Final[str] = SCHEME + "activity-type/support"
    TOOL_DEVELOPMENT: Final[str] = SCHEME + "activity-type/tool-development"
    TRAINING: Final[str] = SCHEME + "activity-type/training"
    VETTING: Final[str] = SCHEME + "activity-type/vetting"
    VPI_ENGAGEMENT: Final[str] = SCHEME + "activity-type/vpi-engagement"
    WORKSHOP: Final[str] = SCHEME + "activity-type/workshop"


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
class ArrangementKind:
    """Concepts of the scheme arrangement-kind."""

    AGREEMENT: Final[str] = SCHEME + "arrangement-kind/agreement"
    CONTRACT: Final[str] = SCHEME + "arrangement-kind/contract"
    MOU: Final[str] = SCHEME + "arrangement-kind/mou"


@final
class ArrangementStatus:
    """Concepts of the scheme arrangement-status."""

    ENDED: Final[str] = SCHEME + "arrangement-status/ended"
    EXPIRED: Final[str] = SCHEME + "arrangement-status/expired"
    IN_FORCE: Final[str] = SCHEME + "arrangement-status/in-force"
    RENEWED: Final[str] = SCHEME + "arrangement-status/renewed"
    SIGNED: Final[str] = SCHEME + "arrangement-status/signed"
    UNDER_NEGOTIATION: Final[str] = SCHEME + "arrangement-status/under-negotiation"


@final
class Certainty:
    """Concepts of the scheme certainty."""

    BACKGROUND: Final[str] = SCHEME + "certainty/background"
    INFERRED: Final[str] = SCHEME + "certainty/inferred"
    VERIFIED: Final[str] = SCHEME + "certainty/verified"


@final
class ClaimKind:
    """Concepts of the scheme claim-kind."""

    ACTIVITY: Final[str] = SCHEME + "claim-kind/activity"
    ALLEGATION: Final[str] = SCHEME + "claim-kind/allegation"
    COUNTRY_ACCOUNT: Final[str] = SCHEME + "claim-kind/country-account"
    INCIDENT: Final[str] = SCHEME + "claim-kind/incident"
    MEMBERSHIP: Final[str] = SCHEME + "claim-kind/membership"
    NIL_RETURN: Final[str] = SCHEME + "claim-kind/nil-return"
    OPERATION: Final[str] = SCHEME + "claim-kind/operation"
    OUTCOME: Final[str] = SCHEME + "claim-kind/outcome"
    PLEDGE: Final[str] = SCHEME + "claim-kind/pledge"
    SECURITY_ARRANGEMENT: Final[str] = SCHEME + "claim-kind/security-arrangement"


@final
class CollectionOutcome:
    """Concepts of the scheme collection-outcome."""

    FOUND: Final[str] = SCHEME + "collection-outcome/found"
    NOT_DUE: Final[str] = SCHEME + "collection-outcome/not-due"
    NOT_FOUND: Final[str] = SCHEME + "collection-outcome/not-found"
    NOT_PUBLIC: Final[str] = SCHEME + "collection-outcome/not-public"


@final
class DecisionKind:
    """Concepts of the scheme decision-kind."""

    ACCEPT: Final[str] = SCHEME + "decision-kind/accept"
    ADD: Final[str] = SCHEME + "decision-kind/add"
    FOLLOW_UP: Final[str] = SCHEME + "decision-kind/follow-up"
    MERGE: Final[str] = SCHEME + "decision-kind/merge"
    REDACT: Final[str] = SCHEME + "decision-kind/redact"
    REJECT: Final[str] = SCHEME + "decision-kind/reject"
    RELINK: Final[str] = SCHEME + "decision-kind/relink"
    REPLY: Final[str] = SCHEME + "decision-kind/reply"
    RETYPE: Final[str] = SCHEME + "decision-kind/retype"


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
class FollowUpVerdict:
    """Concepts of the scheme follow-up-verdict."""

    DROPPED: Final[str] = SCHEME + "follow-up-verdict/dropped"
    NOT_COMPARABLE: Final[str] = SCHEME + "follow-up-verdict/not-comparable"
    NO_TRACE: Final[str] = SCHEME + "follow-up-verdict/no-trace"
    REPORTED_DONE: Final[str] = SCHEME + "follow-up-verdict/reported-done"
    RESTATED: Final[str] = SCHEME + "follow-up-verdict/restated"


@final
class IncidentStatus:
    """Concepts of the scheme incident-status."""

    CLOSED: Final[str] = SCHEME + "incident-status/closed"
    DISMISSED: Final[str] = SCHEME + "incident-status/dismissed"
    INVESTIGATED: Final[str] = SCHEME + "incident-status/investigated"
    OPEN: Final[str] = SCHEME + "incident-status/open"
    SUBSTANTIATED: Final[str] = SCHEME + "incident-status/substantiated"


@final
class InstrumentRole:
    """Concepts of the scheme instrument-role."""

    AMENDED: Final[str] = SCHEME + "instrument-role/amended"
    CITES: Final[str] = SCHEME + "instrument-role/cites"
    IMPLEMENTS: Final[str] = SCHEME + "instrument-role/implements"
    PROMOTES: Final[str] = SCHEME + "instrument-role/promotes"
    TRAINED_ON: Final[str] = SCHEME + "instrument-role/trained-on"


@final
class InstrumentType:
    """Concepts of the scheme instrument-type."""

    ACTION_PLAN: Final[str] = SCHEME + "instrument-type/action-plan"
    CONTRACT: Final[str] = SCHEME + "instrument-type/contract"
    INDUSTRY_STANDARD: Final[str] = SCHEME + "instrument-type/industry-standard"
    MULTI_STAKEHOLDER_STANDARD: Final[str] = SCHEME + "instrument-type/multi-stakeholder-standard"
    NATIONAL_LAW: Final[str] = SCHEME + "instrument-type/national-law"
    POLICY: Final[str] = SCHEME + "instrument-type/policy"
    REGULATION: Final[str] = SCHEME + "instrument-type/regulation"
    TOOL: Final[str] = SCHEME + "instrument-type/tool"
    TREATY: Final[str] = SCHEME + "instrument-type/treaty"
    UN_SOFT_LAW: Final[str] = SCHEME + "instrument-type/un-soft-law"


@final
class LocationScope:
    """Concepts of the scheme location-scope."""

    LEAD: Final[str] = SCHEME + "location-scope/lead"
    PARAGRAPH: Final[str] = SCHEME + "location-scope/paragraph"
    PART: Final[str] = SCHEME + "location-scope/part"
    ROW: Final[str] = SCHEME + "location-scope/row"
    SENTENCE: Final[str] = SCHEME + "location-scope/sentence"


@final
class Measure:
    """Concepts of the scheme measure."""

    COMMUNITIES: Final[str] = SCHEME + "measure/communities"
    CONTRACTS: Final[str] = SCHEME + "measure/contracts"
    DAYS: Final[str] = SCHEME + "measure/days"
    DOCUMENTS: Final[str] = SCHEME + "measure/documents"
    HOURS: Final[str] = SCHEME + "measure/hours"
    INCIDENTS: Final[str] = SCHEME + "measure/incidents"
    MONEY: Final[str] = SCHEME + "measure/money"
    ORGANISATIONS: Final[str] = SCHEME + "measure/organisations"
    OTHER: Final[str] = SCHEME + "measure/other"
    PEOPLE: Final[str] = SCHEME + "measure/people"
    PERCENT: Final[str] = SCHEME + "measure/percent"
    PROJECTS: Final[str] = SCHEME + "measure/projects"
    SESSIONS: Final[str] = SCHEME + "measure/sessions"
    SITES: Final[str] = SCHEME + "measure/sites"
    UNITS: Final[str] = SCHEME + "measure/units"


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

    ACTIVITY: Final[str] = SCHEME + "mention-kind/activity"
    COUNTRY: Final[str] = SCHEME + "mention-kind/country"
    DATE: Final[str] = SCHEME + "mention-kind/date"
    INSTRUMENT: Final[str] = SCHEME + "mention-kind/instrument"
    ORGANISATION: Final[str] = SCHEME + "mention-kind/organisation"
    OUTCOME: Final[str] = SCHEME + "mention-kind/outcome"
    PLACE: Final[str] = SCHEME + "mention-kind/place"
    PLEDGE: Final[str] = SCHEME + "mention-kind/pledge"
    PROJECT: Final[str] = SCHEME + "mention-kind/project"
    QUANTITY: Final[str] = SCHEME + "mention-kind/quantity"
    STAKEHOLDER: Final[str] = SCHEME + "mention-kind/stakeholder"


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
class OutcomeClaim:
    """Concepts of the scheme outcome-claim."""

    ACHIEVED: Final[str] = SCHEME + "outcome-claim/achieved"
    CLAIMED: Final[str] = SCHEME + "outcome-claim/claimed"
    EXPECTED: Final[str] = SCHEME + "outcome-claim/expected"
    IN_PROGRESS: Final[str] = SCHEME + "outcome-claim/in-progress"


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
class Qualifier:
    """Concepts of the scheme qualifier."""

    APPROXIMATELY: Final[str] = SCHEME + "qualifier/approximately"
    AT_LEAST: Final[str] = SCHEME + "qualifier/at-least"
    BETWEEN: Final[str] = SCHEME + "qualifier/between"
    OVER: Final[str] = SCHEME + "qualifier/over"
    UNDER: Final[str] = SCHEME + "qualifier/under"
    UP_TO: Final[str] = SCHEME + "qualifier/up-to"


@final
class Role:
    """Concepts of the scheme role."""

    ATTENDED: Final[str] = SCHEME + "role/attended"
    CARRIED_OUT: Final[str] = SCHEME + "role/carried-out"
    ENGAGED: Final[str] = SCHEME + "role/engaged"
    FACILITATED: Final[str] = SCHEME + "role/facilitated"
    FOUNDED: Final[str] = SCHEME + "role/founded"
    FUNDED: Final[str] = SCHEME + "role/funded"
    GAVE_SUPPORT: Final[str] = SCHEME + "role/gave-support"
    HOSTED: Final[str] = SCHEME + "role/hosted"
    LED: Final[str] = SCHEME + "role/led"
    MEMBER: Final[str] = SCHEME + "role/member"
    MEMBERSHIP_BODY: Final[str] = SCHEME + "role/membership-body"
    OPERATOR: Final[str] = SCHEME + "role/operator"
    PARTNERED: Final[str] = SCHEME + "role/partnered"
    PARTY: Final[str] = SCHEME + "role/party"
    SUPPORTED: Final[str] = SCHEME + "role/supported"
    TRAINED: Final[str] = SCHEME + "role/trained"
    UNSPECIFIED: Final[str] = SCHEME + "role/unspecified"


@final
class StakeholderType:
    """Concepts of the scheme stakeholder-type."""

    ACADEMIA: Final[str] = SCHEME + "stakeholder-type/academia"
    ARMED_FORCES: Final[str] = SCHEME + "stakeholder-type/armed-forces"
    ARTISANAL_MINERS: Final[str] = SCHEME + "stakeholder-type/artisanal-miners"
    CHILDREN: Final[str] = SCHEME + "stakeholder-type/children"
    CITIZENS: Final[str] = SCHEME + "stakeholder-type/citizens"
    CIVIL_SOCIETY: Final[str] = SCHEME + "stakeholder-type/civil-society"
    COMMUNITY: Final[str] = SCHEME + "stakeholder-type/community"
    COMPANY: Final[str] = SCHEME + "stakeholder-type/company"
    CONTRACTOR: Final[str] = SCHEME + "stakeholder-type/contractor"
    EMBASSY: Final[str] = SCHEME + "stakeholder-type/embassy"
    FORMER_COMBATANTS: Final[str] = SCHEME + "stakeholder-type/former-combatants"
    GOVERNMENT: Final[str] = SCHEME + "stakeholder-type/government"
    HOME_GOVERNMENT: Final[str] = SCHEME + "stakeholder-type/home-government"
    HUMAN_RIGHTS_DEFENDERS: Final[str] = SCHEME + "stakeholder-type/human-rights-defenders"
    HUMAN_RIGHTS_INSTITUTION: Final[str] = SCHEME + "stakeholder-type/human-rights-institution"
    INDIGENOUS_PEOPLE: Final[str] = SCHEME + "stakeholder-type/indigenous-people"
    INTERNATIONAL_ORGANISATION: Final[str] = SCHEME + "stakeholder-type/international-organisation"
    INVESTOR: Final[str] = SCHEME + "stakeholder-type/investor"
    JUSTICE_SECTOR: Final[str] = SCHEME + "stakeholder-type/justice-sector"
    LAND_CLAIMANTS: Final[str] = SCHEME + "stakeholder-type/land-claimants"
    LOCAL_GOVERNMENT: Final[str] = SCHEME + "stakeholder-type/local-government"
    MEDIA: Final[str] = SCHEME + "stakeholder-type/media"
    MULTI_STAKEHOLDER_BODY: Final[str] = SCHEME + "stakeholder-type/multi-stakeholder-body"
    OTHER: Final[str] = SCHEME + "stakeholder-type/other"
    OWN_SECURITY: Final[str] = SCHEME + "stakeholder-type/own-security"
    OWN_STAFF: Final[str] = SCHEME + "stakeholder-type/own-staff"
    PARTNERS: Final[str] = SCHEME + "stakeholder-type/partners"
    POLICE: Final[str] = SCHEME + "stakeholder-type/police"
    PRIVATE_SECTOR: Final[str] = SCHEME + "stakeholder-type/private-sector"
    PRIVATE_SECURITY: Final[str] = SCHEME + "stakeholder-type/private-security"
    PUBLIC_SECURITY: Final[str] = SCHEME + "stakeholder-type/public-security"
    RELIGIOUS_LEADERS: Final[str] = SCHEME + "stakeholder-type/religious-leaders"
    TRADE_UNION: Final[str] = SCHEME + "stakeholder-type/trade-union"
    TRADITIONAL_LEADERS: Final[str] = SCHEME + "stakeholder-type/traditional-leaders"
    UN_AGENCY: Final[str] = SCHEME + "stakeholder-type/un-agency"
    VICTIMS: Final[str] = SCHEME + "stakeholder-type/victims"
    VP_PARTICIPANTS: Final[str] = SCHEME + "stakeholder-type/vp-participants"
    WOMEN: Final[str] = SCHEME + "stakeholder-type/women"
    WORKERS: Final[str] = SCHEME + "stakeholder-type/workers"
    YOUTH: Final[str] = SCHEME + "stakeholder-type/youth"


@final
class SuccessionKind:
    """Concepts of the scheme succession-kind."""

    ACQUIRED: Final[str] = SCHEME + "succession-kind/acquired"
    MERGED: Final[str] = SCHEME + "succession-kind/merged"
    RENAMED: Final[str] = SCHEME + "succession-kind/renamed"


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
