### The people one should have, by function and slot; then the people planned.
staffing-title = Needed people
staffing-no-week = The need comes from demand. Freeze a reference week first.
staffing-week = See the reference week
staffing-under = { $unit } · week { $version } · { $label }
staffing-none = Which functions serve your customers? Begin with one: reception, advice, till.
staffing-add = Add a function
staffing-edit = Change
staffing-remove = Take this function out
staffing-save-function = Save the function
staffing-cancel = Cancel
staffing-save = Save the need
staffing-saved = Need { $version } is saved. You can enter the people planned now.
staffing-already = This need is saved already (version { $version }).
staffing-roster = Compare with the people planned
staffing-roster-locked = Save the need first: one starts from what should be.
staffing-name = Function
staffing-name-suggest-1 = Reception
staffing-name-suggest-2 = Advice
staffing-name-suggest-3 = Till
staffing-share = Share of “{ $channel }” customers (%)
staffing-aht = Time per customer (minutes)
staffing-aht-hint = Empty: customers followed on the spot make the mean.
staffing-promise-share = Served in time (%)
staffing-promise-wait = Promised wait (minutes)
staffing-presence = There at least
staffing-other-ways = Other ways of working
staffing-way = Way of working
staffing-way-queue = Queue
staffing-way-queue-patience = Queue, some give up
staffing-way-deferred = Deferred work
staffing-way-rounds = Rounds
staffing-way-chat = Conversations
staffing-way-scheduled = Appointments
staffing-way-presence = Presence
staffing-occupancy = Busy at most (%)
staffing-shrinkage = Time away: breaks, meetings, training (%)
staffing-patience = Mean patience (minutes)
staffing-deadline = Due within (hours)
staffing-backlog = Left from the day before (minutes)
staffing-concurrency = Conversations at a time
staffing-task = Task
staffing-task-per-hour = Times an hour
staffing-task-minutes = Minutes
staffing-task-add = Add a task
staffing-task-remove = Take out “{ $name }”
staffing-basis = For
staffing-basis-mean = a normal day
staffing-basis-p80 = four days of five
staffing-basis-upper = the top of the interval
staffing-promise = { $share } served within { $wait }
staffing-aht-typed = { $time } per customer, typed
staffing-aht-timed =
    { $count ->
        [one] { $time } per customer, { $figure } customer followed
       *[other] { $time } per customer, { $figure } customers followed (variation { $cv })
    }
staffing-aht-few = Fewer than thirty customers followed: indicative.
staffing-hours = person-hours a week: { $hours }
staffing-table = Needed people, by day and slot
staffing-total = Person-hours
staffing-cell = { $day } { $time }: { $staff }
staffing-cell-estimated = { $day } { $time }: { $staff }, on an estimated demand
staffing-cell-unknown = { $day } { $time }: { $staff }, demand unknown
staffing-unknown = n/c
staffing-legend-unknown = demand unknown
staffing-legend-estimated = demand estimated
staffing-legend-steps = { $low } to { $high }
staffing-formula-load = { $rate } customers per hour × { $aht } s ÷ 3,600 = { $load } people busy on average
staffing-formula-queue = The smallest team that serves { $share } within { $wait }: { $staff } ({ $level } served in time, mean wait { $asa }, busy { $occupancy })
staffing-formula-patience = The smallest team, given those who leave: { $staff } ({ $level } served in time)
staffing-formula-chat = { $concurrency } conversations at a time: { $staff } ({ $level } answered in time)
staffing-formula-scheduled = Load ÷ { $occupancy } busy = { $staff }
staffing-formula-deferred = The work of the day, due within { $hours } h, takes { $staff } all along.
staffing-formula-rounds = Σ rounds × minutes ÷ (60 min × { $occupancy }) = { $staff }
staffing-formula-presence = Presence decided: { $staff }
staffing-formula-range = Given what is known of demand: from { $low } to { $high }
staffing-formula-unknown = A channel that leads here was not counted in this slot.
staffing-flag-estimated = Demand estimated, not observed.
staffing-flag-long-handling = A customer takes more than a quarter of the slot: the load of the slots before is carried over.
staffing-flag-too-few-days = Fewer than five days counted: this is the mean.
staffing-flag-patience-unknown = Patience unknown: reckoned as if nobody left, which rather overstates the need.
staffing-fraction-note = Fractions stay fractions: rounding is for rosters.

staffing-roster-title = People planned
staffing-roster-under = { $unit } · need { $version } of { $day }
staffing-roster-none = No need is saved. The people planned come after: one starts from what should be.
staffing-roster-day = Day
staffing-roster-slot = Slot
staffing-roster-need = Need
staffing-roster-planned = Planned
staffing-roster-gap = Gap
staffing-roster-level = Served in time
staffing-roster-fill = All day
staffing-roster-fill-do = Fill
staffing-roster-copy = Copy to working days
staffing-roster-input = Planned at { $time }
staffing-grows = The queue grows by { $figure } customers per hour.
staffing-nobody = Nobody: the queue grows by { $figure } customers per hour.
staffing-day-none = Nothing is planned on that day yet.
staffing-day-slots = Slots compared: { $slots } of { $all }
staffing-day-under = Person-hours short: { $hours } (slots: { $slots })
staffing-day-over = Person-hours long: { $hours } (slots: { $slots })
staffing-day-coverage = Need covered: { $percent }
staffing-day-level = The day as planned: { $percent } of customers served within { $wait }
staffing-day-formula = { $served } customers served in time ÷ { $customers } customers = { $percent }. Hours short and long never cancel out.
staffing-act = Make it an action
staffing-act-title = { $function }, { $day } { $from } to { $to }: { $staff } missing
staffing-act-effect = { $share } of customers served within { $wait }
staffing-act-done = Added to the plan of the unit.
staffing-pooling = Share the functions: { $functions }
staffing-pooling-efficiency = Speed of those who can do everything (%)
staffing-pooling-day = { $day } { $hours } h
staffing-pooling-none = Sharing would save nothing: the times are too different.
staffing-pooling-best = { $day } at { $time }: { $separate } apart, { $together } together. Corrected mean wait { $wait }, variation of times c² = { $scv } (1 is what Erlang C supposes).
staffing-pooling-plain = Person-hours saved a week: { $hours }. Without the correction the formula would promise { $plain }.
staffing-people =
    { $count ->
        [one] { $figure } person
       *[other] { $figure } people
    }
