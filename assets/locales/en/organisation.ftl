### What the organisation records before anybody is observed.
organisation-title = Organisation
organisation-under = What must be recorded before a person is observed
organisation-state-open = Observations are open in this network.
organisation-state-off = Observations are suspended. Nothing is erased; nothing new is recorded.
organisation-state-never = Observations are not open yet. Fill in the four parts, then open them.
organisation-switch-off = Suspend observations
organisation-switch-off-ask = Nobody in this network can be observed, debriefed or given a goal any more. What is recorded stays readable.
organisation-switch-on = Reopen observations
organisation-keepers =
    { $count ->
        [one] { $names } keeps this record and may open or suspend observations.
       *[other] { $names } keep this record and may open or suspend observations.
    }
organisation-keepers-unknown = Whoever administers the network keeps this record.
organisation-read-only = You may read it and print the notice.
organisation-council = Works council
organisation-council-why = It is informed and consulted before people are observed.
organisation-council-on = Day of the consultation
organisation-reference = Reference
organisation-impact = Impact assessment
organisation-impact-why = The data protection impact assessment (DPIA).
organisation-impact-on = Day of the assessment
organisation-text = Text of the notice
organisation-text-why = An empty line separates the parts; the first line of a part is its title. The proposed text is a beginning, not legal advice: have it read.
organisation-text-fr = In French
organisation-text-en = In English
organisation-kept-contact = Retention and contact
organisation-months = Months for which named observations are kept
organisation-months-hint = From 1 to { $most }. After that only the unit’s statistics remain.
organisation-contact = Contact
organisation-contact-hint = Controller and data protection officer
organisation-record-why = What is typed here is kept as one goes, as everywhere. Saving is an act of its own: it binds the network, and people are told of this very text.
organisation-record = Open observations
organisation-correct = Save the changes
organisation-incomplete = Complete each part: { $what }.
organisation-again-title = Inform again
organisation-again =
    { $count ->
        [one] The text or the time kept changes: { $shown } person already informed is to be informed again before being observed.
       *[other] The text or the time kept changes: { $shown } people already informed are to be informed again before being observed.
    }
organisation-again-do = Publish the new notice
organisation-recorded = Recorded: notice, version { $version }.
organisation-opened = Observations are open.
organisation-closed = Observations are suspended.
organisation-notice = Notice to print
organisation-notice-why = A sheet to hand to each person before observing them, with the criteria looked at and a line to sign. Nobody is named on it.
organisation-notice-make = Print in { $language }
organisation-notice-fr = French
organisation-notice-en = English
organisation-notice-made = The notice is ready: { $name }
organisation-notice-first = Record the four parts first: the notice prints them.
organisation-versions = Versions of the notice
organisation-version = Version { $version }, since { $day }
organisation-version-informed =
    { $count ->
        [one] { $shown } person informed
       *[other] { $shown } people informed
    }
organisation-settings = Organisation and notice
organisation-settings-why = Works council, impact assessment, notice text, retention: what opens observations.
organisation-go = See what is missing
organisation-notice-proposed =
    What it is for
    Observing a person at work helps to make progress: a scene with a customer is looked at, it is talked about the same day, and the person chooses what to try. These notes serve neither pay, nor discipline, nor any ranking.

    What is noted
    What can be seen and heard during a scene at work, against the criteria printed below. Neither health, nor opinions, nor private life. No observation is hidden, none takes place before this information.

    Who observes, and when
    The coach during visits, and the manager of the unit. The observation is announced. You may decline it at any time, without saying why.

    What follows
    A talk takes place after the observation. You speak first; levels are shown only afterwards. You receive a sheet with the facts and your commitment, without any level.

    Who sees these notes
    You, your direct manager and the coach. Beyond that only figures without names travel, and never for a small team.

    Your rights
    You may read everything that concerns you, ask for a copy, have what is wrong corrected, add your comment, object to an observation or ask for erasure, through the contact given below. You may also turn to the data protection authority.
failure-organisation-not-yours = Only the person who keeps this record may change it: { $who }. Nothing has changed.
failure-organisation-not-recorded = Nothing is recorded for this network yet: works council, impact assessment, notice text and contact first.
failure-retention-out-of-range = Retention runs from 1 to { $most } months. Correct the number.
