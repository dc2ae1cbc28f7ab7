### Referentials: versions, draft, publication, comparison, files.
referential-title = Referentials
referential-why = What the network promises, and what can be seen of it. A published version changes no more: every visit keeps its own.
referential-read-only = The network’s administration keeps the referentials; you can read everything.
referential-none = This network has no referential yet. Choose a starting point below.
referential-none-read = This network has no referential yet. The administration must publish one.
referential-status-draft = Draft
referential-status-published = In force
referential-status-retired = Retired
referential-version = Version { $number }
referential-since = since { $day }
referential-pinned =
    { $count ->
        [one] { $figure } visit day
       *[other] { $figure } visit days
    }
referential-next = Write the next version
referential-open-draft = Go on with the draft
referential-start = Start a referential
referential-start-from = Start from…
referential-start-empty = A blank page
referential-start-empty-text = Three attitudes, a promise, moments and skills to write
referential-import = Import a file
referential-import-title = What this file brings
referential-import-none = This file says the same as the version here: nothing will change.
referential-import-into-draft = It will update the draft of version { $number }. Nothing is published.
referential-import-into-new = It will become the draft of version { $number }. Nothing is published.
referential-import-do = Import into the draft
referential-import-problems =
    { $count ->
        [one] { $figure } place cannot be read. Nothing was imported.
       *[other] { $figure } places cannot be read. Nothing was imported.
    }
referential-export = Export as JSON
referential-exported = Written to { $path }
referential-title-field = Title of the referential
referential-attitudes = Attitudes
referential-promise = Promise
referential-moments = Moments of truth
referential-skills = Skills
referential-before-publishing = Before publishing
referential-french = French
referential-english = English
referential-adjective = Adjective
referential-meaning = What it means here
referential-behaviour = What can be seen
referential-behaviour-next = Another visible act
referential-text = Text
referential-moment-title = Title of the moment
referential-expectation = What one hopes to feel
referential-expectation-mirror = What the team hopes to feel
referential-rituals = Rituals
referential-cues = Signs of attention
referential-mandatory = Everywhere
referential-channel = Channel
referential-occasion = Occasion
referential-skill-title = Title
referential-code = Code
referential-situation = When it can be seen
referential-importance = Importance
referential-target = Target
referential-scale-min = Lowest level
referential-scale-max = Highest level
referential-shows = Attitude it shows
referential-at = Moment
referential-nothing = None
referential-level = Level { $level }
referential-level-target = Level { $level }, the target
referential-add-attitude = Add an attitude
referential-add-promise = Write the promise
referential-add-moment = Add a moment
referential-add-ritual = Add a ritual
referential-add-cue = Add a sign
referential-add-skill = Add a skill
referential-unnamed = Untitled
referential-up = Move up: { $name }
referential-down = Move down: { $name }
referential-remove = Remove: { $name }
referential-removed = “{ $name }” removed
referential-missing = What is missing
referential-missing-none = Nothing is missing.
referential-missing-attitudes =
    { $count ->
        [one] One attitude of three.
       *[other] { $figure } attitudes of three.
    }
referential-missing-adjective = The adjective of an attitude.
referential-missing-meaning = What “{ $name }” means.
referential-missing-behaviour = A visible act for “{ $name }”.
referential-missing-promise = The promise.
referential-missing-moments = At least one moment of truth.
referential-missing-moment-title = The title of a moment.
referential-missing-occasion = The occasion of the moment “{ $name }”.
referential-missing-expectation = What one hopes to feel: “{ $name }”.
referential-missing-sign = The text of a ritual or a sign: “{ $name }”.
referential-missing-skills = At least one skill.
referential-missing-skill-title = The title of a skill.
referential-missing-situation = When “{ $name }” can be seen.
referential-missing-anchor = Level { $level } of “{ $name }”.
referential-flaws = Criteria to look at again
referential-flaws-none = Every criterion names a visible act.
referential-flaw-trait = “{ $word }” judges the person: it cannot be seen.
referential-flaw-no-act = No act that can be seen or heard.
referential-flaw-too-many = { $figure } skills: beyond twelve the eye holds none of them. Keep the most important ones.
referential-propose-no-act = Say the gesture or the sentence: “writes the time of the call back in front of the customer”.
referential-propose-warmth = Say the gesture: “smiles while saying hello”, “walks the customer to the door”.
referential-propose-drive = Say the act: “offers help before being asked”.
referential-propose-calm = Say the act: “lets the sentence end”, “lowers the voice”.
referential-propose-care = Say the act: “says the worry back in the customer’s words”, “offers a chair”.
referential-propose-honesty = Say the act: “says what the product does not do”.
referential-propose-confidence = Say the act: “answers without looking it up”, “looks at the person while speaking”.
referential-propose-team = Say the act: “steps in for a colleague when a queue forms”.
referential-propose-mood = Say the act: “thanks the customer”, “speaks of tomorrow on leaving”.
referential-propose-manners = Say the act: “says hello, thank you, goodbye”, “uses the customer’s name”.
referential-propose-judgement = Say what a neighbour would see: the gesture, the sentence, the time.
referential-changes = What changes
referential-changes-none = Nothing changes from the version before.
referential-change-wording = Wording
referential-change-meaning = Meaning
referential-change-added = Added
referential-change-removed = Removed
referential-change-forced = The scale changes: levels can no longer be compared.
referential-change-proposed = proposed
referential-change-why = A trend goes on when only the wording changes; it begins anew when the meaning changes.
referential-compare = Compare
referential-compare-title = Version { $before } and version { $after }
referential-publish = Publish
referential-publish-title = Publish version { $number }
referential-publish-text = It is in force from today and changes no more. Open visits keep theirs.
referential-publish-note = What changes, and why
referential-publish-kept = Why these criteria are kept as they are
referential-publish-blocked = Something is still missing; it is listed.
referential-published = Version { $number } in force
referential-retire = Take out of force
referential-retire-title = Retire version { $number }?
referential-retire-text = No version will be in force: new visits will have no criteria. Those that go by it keep it.
referential-retired = Version retired
referential-drop = Give the draft up
referential-dropped = Draft moved to the bin
referential-kept-because = Criteria kept as they are: { $reason }
referential-broke =
    { $count ->
        [one] Its meaning changed (version { $version }, { $day }): { $figure } earlier observation no longer counts.
       *[other] Its meaning changed (version { $version }, { $day }): { $figure } earlier observations no longer count.
    }
referential-noun-attitude = Attitude
referential-noun-promise = Promise
referential-noun-moment = Moment
referential-noun-ritual = Ritual
referential-noun-cue = Sign
referential-noun-skill = Skill
referential-field-adjective = Adjective
referential-field-meaning = Explanation
referential-field-behaviour = Visible act
referential-field-text = Text
referential-field-mandatory = Everywhere or not
referential-field-channel = Channel
referential-field-occasion = Occasion
referential-field-title = Title
referential-field-emotional-expectation = Hoped-for feeling
referential-field-code = Code
referential-field-situation = Situation
referential-field-importance = Importance
referential-field-target = Target
referential-field-scale = Scale
referential-field-anchor = Level { $level }
referential-field-attitude = Attitude it shows
referential-field-moment = Moment
