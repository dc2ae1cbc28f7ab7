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

failure-action-already-promised = This is promised already: “{ $title }”. Amend that action, or change the words.
