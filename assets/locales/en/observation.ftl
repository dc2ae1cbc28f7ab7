### Observing a person at work: facts first, levels after.
observation-title = Observations
observation-whom = Whom do you observe?
observation-people = Today’s team
observation-anyone = A team member
observation-anyone-why = Without identity: the scene counts, the person is not named.
observation-present = Here today
observation-absent = Presence not noted
observation-not-informed = Still to be informed, before they can be named in an observation.
observation-times =
    { $count ->
        [one] { $shown } observation today
       *[other] { $shown } observations today
    }
observation-closed-gate = Observations are closed in this network.
observation-closed-gate-why = The organisation’s agreement is missing: works council consultation, impact assessment, notice text, contact. The network’s administration records it.
observation-today = Observed today
observation-none = Choose whom you observe.
observation-empty-team = Nobody is assigned to this unit today.
observation-customer = customer { $number }
observation-customer-of = { $name }, customer { $number }
observation-scored = { $scored } of { $of }
observation-missing-facts =
    { $count ->
        [one] { $shown } fact is missing
       *[other] { $shown } facts are missing
    }
observation-final = Final
observation-double = Double observation
observation-inform = Inform the team
observation-inform-text = The people chosen know that they may be observed. This comes before any observation.
observation-inform-who = Who
observation-inform-how = How
observation-inform-when = When
observation-inform-record = Record the information
observation-inform-nobody = Choose at least one person.
observation-inform-read = Read the notice
observation-inform-hide = Hide the notice
observation-inform-contact = Contact: { $contact }
observation-inform-kept =
    { $count ->
        [one] Kept for { $shown } month
       *[other] Kept for { $shown } months
    }
observation-informed =
    { $count ->
        [one] { $shown } person informed
       *[other] { $shown } people informed
    }
observation-debrief = Debrief
observation-next-customer = Next customer
observation-hints-score = level, then next criterion
observation-hints-unseen = not observed
observation-hints-na = not applicable
observation-hints-refused = declined
observation-hints-back = take back
observation-hints-fact = fact
observation-hints-anchors = anchors
observation-hints-levels = up to { $most }, a level, then the next criterion
observation-hints-next = next criterion
observation-hints-previous = previous criterion
observation-key-person = up to 9, the person of that number
observation-said = What was said or done
observation-fact-missing = A fact is asked for at this level
observation-fact-open = Write the fact: { $criterion }
observation-absence = No level: { $criterion }
observation-no-level = No level
observation-clear = Clear
observation-level-of = Level: { $criterion }
observation-previous = { $level } on { $day }
observation-looks =
    { $count ->
        [one] { $shown } earlier observation
       *[other] { $shown } earlier observations
    }
observation-cause = What is it due to?
observation-scene = The scene in a few words
observation-moment = Moment of truth
observation-channel = Channel
observation-more = Scene and more
observation-second = Second observer
observation-second-text = They rate the same scene without seeing these levels. Both are compared once final.
observation-second-who = Who rates second
observation-blind = The levels of this observation stay hidden until the other observer has finished.
observation-second-waiting = { $name } has not finished rating the same scene yet.
observation-second-open = See the rating by { $name }
observation-hand-over = Hand the computer over
observation-second-by = Rated by { $name }, without seeing the first levels
observation-second-finish = I have finished
observation-compare = Two views of the same scene
observation-compare-summary = { $same } identical criteria of { $both } rated by both
observation-compare-same = same level
observation-compare-one = only one of them rated it
observation-compare-apart =
    { $count ->
        [one] { $shown } level apart
       *[other] { $shown } levels apart
    }
observation-compare-there = { $name }
observation-finish = Make it final
observation-finished = Observation final
observation-finished-why = It no longer changes: a correction is a new observation.
observation-delete = Move to the bin
observation-deleted = Observation moved to the bin
observation-goals = Goals of the day
observation-goals-none = No goal for that day.
observation-goal-add = Add a goal
observation-goal-person = For whom
observation-goal-situation = When?
observation-goal-behaviour = What will be seen
observation-goal-keep = Keep the goal
observation-goal-met = Seen, met
observation-goal-not-met = Seen, not yet
observation-goal-not-seen = Not seen
observation-goal-withdraw = Withdraw
observation-goal-seen = Was the goal seen?
observation-goal-kept = Goal kept
observation-ladder = Ladder
observation-ladder-of = Ladder of { $name }
observation-ladder-legend = Hollow circle: the time before. Full circle: the latest. The line marks the target. No total: each criterion stands alone.
observation-ladder-n =
    { $count ->
        [one] { $figure } observation
       *[other] { $figure } observations
    }
observation-ladder-mean = mean { $mean }
observation-ladder-early = too early for a mean
observation-ladder-none = never rated
observation-ladder-criterion = Criterion
observation-ladder-before = Before
observation-ladder-now = Now
observation-ladder-looks = Observations

failure-person-not-informed = This person has not been informed yet. Inform the team, or observe “a team member” without identity.
failure-observation-final = This observation is final. To correct it, observe again.
failure-facts-missing =
    { $count ->
        [one] { $count } fact is missing at the lowest or highest level. Write it, then finish.
       *[other] { $count } facts are missing at the lowest or highest levels. Write them, then finish.
    }
failure-goal-without-behaviour = Say what will be seen: it is what closes the goal.
failure-goal-closed = This goal is closed already. Set a new one.
failure-goal-needs-observation = A goal is closed by an observation of this person. Observe, then answer.
failure-history-not-yours = This history is visible to the person, the direct manager and the coach.
failure-referential-missing = No referential is in force in this network. Its administration has to publish one.
failure-already-rated-twice = This scene already has a second observer.
failure-second-rater-needs-handover = The second observer rates on their own: hand the computer over to them.
failure-skill-scored-twice = This criterion already has a level in this observation. Correct it there instead of taking the old one out of the bin.
failure-not-a-second-rating = This rating is your own: nobody else is waiting for the computer.
failure-date-in-future = This date lies ahead. Choose today or a day gone by.
failure-management-for-managers = The management referential is for observing whoever leads the team, by name. Choose a manager of the unit.
failure-two-referentials-in-a-debrief = A debrief is about one referential: with customers, or with the team. Open a second one.

## Learning to observe.

observation-learning = Learning to observe
observation-learning-management = Observe { $name } with the team
observation-learning-never = Management referential, never yet
observation-learning-last = Management referential, last time { $when }
observation-learning-together = The same scene, { $name } and you
observation-learning-together-why = Each notes without seeing the other, then you compare.
observation-learning-scenes =
    { $count ->
        [one] { $shown } scene compared, { $when }
       *[other] { $shown } scenes compared, the last one { $when }
    }
observation-management = Management referential
observation-management-of = { $name }, with the team
observation-occasion = Occasion
observation-compare-agree = You saw the same thing: { $what }.
observation-compare-differ = To look at together: { $what }.
observation-compare-gap = Gap
observation-compare-no-fact = No fact noted
observation-compare-not-observed = Not observed
observation-compare-not-applicable = Not applicable
observation-compare-refused = The person declined
observation-compare-how = Read the facts again, then the anchors of the levels. Below ten scenes rated by two, a coefficient would say nothing sure: none is computed.
observation-together-whom = Choose whom { $name } and you observe, each on your own.
observation-together-now = { $name } rates the same scene too. Once you are done, hand the computer over: your levels stay hidden.
observation-together-go = { $name }’s turn
