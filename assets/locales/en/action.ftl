### Promises: few, each with a name and a day.
action-plan-title = Action plan
action-all-title = Actions
action-all-under = Of all units
action-add = Add an action
action-add-it = Add
action-add-suggested = Add the suggested action
action-promise = Promise
action-promise-title = New action
action-promised = Promised: { $title }
action-many =
    { $count ->
        [one] { $figure } open promise. Five kept beat ten promised.
       *[other] { $figure } open promises. Five kept beat ten promised.
    }
action-what = What
action-who = Who
action-when = By when
action-when-date = Another day
action-effect = What it changes for the customer
action-due-today = Today
action-due-one-week = 1 week
action-due-two-weeks = 2 weeks
action-due-next-visit = Next visit
action-next-visit-on = At the visit, { $when }
action-no-day = No day
action-no-owner = No name
action-past = Day past
action-past-kept = That day is past. The action is kept with this date.
action-promises = Since last time
action-today = Promised today
action-empty = No action yet. Few promises, each with a name and a day.
action-empty-suggested = No action yet. The day suggests some below.
action-suggested = Suggested by the day
action-suggest-finding = Finding without an answer
action-suggest-ritual = Enchantment to make regular
action-suggest-support = Support asked for in a debrief
action-kept = Kept
action-not-yet = Not yet
action-dropped = Dropped
action-drop-why = Why?
action-reason-no-longer = No longer useful
action-reason-no-means = No means
action-reason-elsewhere = Decided elsewhere
action-reason-other-priority = Another priority
action-worked = Did it work?
action-worked-yes = Yes
action-worked-no = Not really
action-done-on = Kept on { $day }
action-settled-on = Settled on { $day }
action-move = Move: { $title }
action-move-up = Move the action up
action-move-down = Move the action down
action-more = More: { $title }
action-amend = Amend
action-retract = Take back
action-retracted = Action taken back
action-shelf-due = Due
action-shelf-waiting = Waiting
action-shelf-done = Done
action-shelf-due-empty = Nothing is late or due today.
action-shelf-waiting-empty = No promise is waiting for its day.
action-shelf-done-empty = No promise kept yet.

action-meeting = Team meeting
action-meeting-open = Open the team meeting
action-meeting-title = The plan, together
action-meeting-why = Your ideas first. What the day suggests comes after.
action-meeting-who = Who is here
action-meeting-ideas = Our ideas
action-meeting-idea = An idea
action-meeting-idea-hint = In your words. Enter, and on to the next.
action-meeting-ideas-none = What would we do ourselves?
action-meeting-idea-keep = Add this idea
action-meeting-idea-retract = Take the idea away: { $text }
action-meeting-idea-in-plan = In the plan
action-meeting-to-plan = To the plan
action-meeting-to-plan-of = To the plan: { $text }
action-meeting-reveal = Show what the day suggests
action-meeting-hidden = What the day suggests stays hidden until then.
action-meeting-suggested-none = The day suggests nothing else.
action-meeting-plan = Our plan
action-meeting-plan-none = Nothing yet. Few actions, each with a name and a day.
action-meeting-end = End the meeting
action-meeting-again = Go on with the meeting
action-meeting-ended = The meeting is over.
action-why-moved = Why at this place?
action-why-moved-write = Another reason
action-why-customers = More customers concerned
action-why-easy = In our hands tomorrow
action-why-safety = Safety
action-why-heart = The team cares about it
action-rank-reason = Here because: { $reason }
action-our-words = In our words
action-proposed-as = Proposed as: { $words }

failure-action-already-promised = This is promised already: “{ $title }”. Amend that action, or change the words.

### A file for a calendar
calendar-all = all
calendar-file-word = calendar
calendar-action = { $unit } · { $what }
calendar-visit = Visit · { $unit }

### The plan of a unit: what is suggested, what is promised, what was measured.
action-to-need = See the need and the people planned
plan-title = Plan of the unit
plan-open = Plan
plan-suggested = Suggestions
plan-suggested-why = The team orders them, says them in its words, or sets them aside. Nothing is promised by itself.
plan-suggested-none = Nothing to suggest: every irritant has its decision, and no shortage is known.
plan-by-irritant =
    { $count ->
        [one] Irritant, noted at { $figure } visit
       *[other] Irritant, noted at { $figure } visits
    }
plan-by-came-back =
    { $count ->
        [one] Irritant that came back, noted at { $figure } visit
       *[other] Irritant that came back, noted at { $figure } visits
    }
plan-by-theme =
    { $count ->
        [one] { $figure } complaint
       *[other] { $figure } complaints
    }
plan-by-skill =
    { $count ->
        [one] Skill of the team far from its target, { $figure } score
       *[other] Skill of the team far from its target, { $figure } scores
    }
plan-by-staffing = { $hours } person-hours short a week, most on { $day }
plan-by-support = Support asked for in a debrief
plan-text-theme = Answer complaints: { $name }
plan-text-staffing = Strengthen { $name }
plan-text-skill = Bring the team forward: { $name }
plan-proposed = Proposed: { $words }
plan-promise = Promise
plan-reword = Our words
plan-aside = Set aside
plan-aside-why = Why it is set aside
plan-aside-keep = Set aside
plan-aside-title = Set aside
plan-aside-back = Take back
plan-up = Move up
plan-down = Move down
plan-promised = Promises under way
plan-promised-none = No promise under way.
plan-effects = Before and after
plan-effects-table = Measures before and after actions
plan-effects-why = Two measures side by side, with their day. Other causes are possible.
plan-effects-none = Give an action an indicator to read here what was measured before and after.
plan-effect-action = Action
plan-effect-indicator = Indicator
plan-effect-before = Before
plan-effect-after = After
plan-effect-change = Difference
plan-effect-none = not measured
plan-effect-waits = not done yet
plan-effect-value = { $value } on { $day } (n = { $n })
plan-effect-value-alone = { $value } on { $day } (n not said)
plan-effect-better = { $change }, the right way
plan-effect-worse = { $change }, the other way
plan-effect-same = no change
plan-effect-done = done on { $day }
plan-effect-met =
    { $count ->
        [one] irritant met { $figure } time
       *[other] irritant met { $figure } times
    }
plan-effect-not-met = irritant not met again
plan-effect-visits =
    { $count ->
        [one] { $figure } visit since
       *[other] { $figure } visits since
    }
plan-effect-unseen = no visit since
plan-effect-link = Indicator of “{ $title }”
plan-next = Next visit
plan-next-on = Proposed on { $day }: { $days } days after the visit of { $last }
plan-next-overdue = Proposed on { $day }: the { $days } days after the visit of { $last } are over
plan-next-first = Proposed on { $day }
plan-next-planned = Already planned on { $day }
plan-next-day = Day
plan-next-do = Plan this visit
plan-next-done = Visit planned
plan-next-take = Take this day
plan-next-why = Why this day
plan-next-because-never-visited = This unit was never visited.
plan-next-because-safety = Dangers without an answer: { $figure }
plan-next-because-late = Promises that are late: { $figure }
plan-next-because-lasting = Lasting irritants without a decision: { $figure }
plan-next-because-falling = The dashboard went down.
plan-next-because-to-see = Actions done whose effect is still to be seen: { $figure }
plan-next-because-busy = { $figure } times the customers of the middle unit
plan-next-because-calm = Nothing waits and the dashboard stands at { $figure } of 4.
plan-next-because-usual = Nothing presses: four weeks, as usual.
plan-next-convention = Rule of the house: four weeks; sooner where something waits, later where all is well.
plan-calendar = Calendar file
plan-calendar-made = { $file }: { $actions } promises, { $visits } visits, nobody named
