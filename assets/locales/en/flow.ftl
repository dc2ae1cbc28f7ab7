### Counting customers: begin, count, read.
flow-title = Customer flow
flow-tab-count = Count
flow-tab-typed = Typed totals
flow-tab-follow = Follow one customer
flow-tab-result = Result

# Before counting.
flow-no-post = This unit has no counting post yet.
flow-post = Where do you count?
flow-post-open =
    { $count ->
        [one] Counting now, { $figure } arrival
       *[other] Counting now, { $figure } arrivals
    }
flow-post-done =
    { $count ->
        [one] { $figure } arrival in { $time }
       *[other] { $figure } arrivals in { $time }
    }
flow-rule-title = What one arrival is
flow-rule-group = A customer group counts as one: a family is one arrival.
flow-rule-person = Each person counts as one.
flow-rule-contact = Each contact counts as one.
flow-rule-item = Each item counts as one.
flow-from-now = From
flow-until = Until
flow-promise = Time nobody watches never becomes zero customers: leaving the counter, a pause or a sleeping computer leave a visible gap.
flow-start = Start counting
flow-go-on = Go on counting
flow-count = Count

# The counter.
flow-leave = Leave the counter
flow-rule = Counted: { $rule }
flow-slot = { $from }–{ $to }
flow-left = { $time } left
flow-past-end = past the planned end
flow-pause = Pause
flow-resume = Resume
flow-finish = Finish
flow-arrival = Arrival
flow-pane-hint = or touch anywhere here
flow-paused = Paused
flow-paused-hint = Nothing is counted. Touch here to resume, or
flow-side = Other tallies and correction
flow-undo = Undo last
flow-last-taps = Last counted
flow-take-back = Undo: { $what }, { $time }
flow-strip = Arrivals per 5 minutes
flow-last = last { $time }
flow-pace = { $rate } per minute
flow-watched = watched { $time }
flow-unwatched = not watched { $time }
flow-waiting =
    { $count ->
        [one] { $count } waiting to be recorded
       *[other] { $count } waiting to be recorded
    }
flow-gap = Nobody watched for { $time }. This time stays “not observed”.
flow-claim = I was still counting
flow-leave-gap = Leave it so
flow-not-counted =
    { $count ->
        [one] { $count } press not counted yet. { $why } Sillage is trying again.
       *[other] { $count } presses not counted yet. { $why } Sillage is trying again.
    }
flow-arrivals =
    { $count ->
        [one] { $count } arrival
       *[other] { $count } arrivals
    }
flow-key-arrival = One arrival
flow-key-pause = Pause and resume
flow-key-undo = Undo the last one
flow-key-claim = I was still counting
flow-key-read = Say the total
flow-key-leave = Leave without finishing
flow-key-chart = Table or chart

# Typed totals.
flow-typed-why = What somebody else holds: switchboard, mail, ticket machine. Give the minutes really observed as well.
flow-typed-channel = Channel
flow-typed-interval = Length of the slot
flow-typed-start = Start
flow-typed-count = How many
flow-typed-observed = Of which observed
flow-minutes-unit = min
flow-typed-add = Add this total
flow-typed-missing = Say how many, even zero.
flow-typed-list = Typed today
flow-typed-none = No total typed.
flow-typed-detail = { $observed } observed of { $interval }
flow-typed-remove = Remove { $start }, { $channel }
flow-typed-removed = Total removed
flow-typed-mark = typed

# Following one customer.
flow-follow-why = From joining to leaving, three presses. It is the only source of handling times.
flow-follow-ready = Ready to follow a customer: { $post }.
flow-follow-joined = A customer joins
flow-follow-served = Being served
flow-follow-gone = Leaving
flow-follow-now = Customer followed
flow-follow-joined-at = Joined at { $time }
flow-follow-waiting = Waiting
flow-follow-served-at = Served from { $time }
flow-follow-serving = Being served
flow-follow-break = Broken off
flow-follow-drop = Stop following
flow-follow-list = Customers followed
flow-follow-waited = waited { $time }
flow-follow-took = served in { $time }
flow-follow-broken = broken off
flow-follow-remove = Remove the customer of { $time }
flow-follow-removed = Customer removed
flow-handling = Handling:
flow-waiting-time = Waiting:
flow-sample =
    { $count ->
        [one] { $median } ({ $count } customer)
       *[other] median { $median }, from { $low } to { $high } ({ $count } customers)
    }
flow-sample-small = Fewer than 30 customers followed: an order of magnitude.

# The result.
flow-nothing = Nothing counted yet. 15 minutes are enough.
flow-use-sentence = Use this sentence
flow-conclusion = Sentence of the report
flow-interval = Slot
flow-show-chart = Show as chart
flow-show-table = Show as table
flow-table = Arrivals by time of day
flow-total = Total
flow-tally-line = { $name }: { $figure }
flow-other-hours = counted at other hours
flow-unit-total = Total of the unit
flow-nc = n/c
flow-na = n/a
flow-not-watched = not counted
flow-finer = not available: typed for a longer slot
flow-about = ≈ { $count }
flow-rate = { $rate }/h
flow-part = { $seen }/{ $of } min
flow-legend-none = n/c: not counted, never zero
flow-legend-steps = from quietest to busiest
flow-legend-na = n/a: typed for a longer slot
flow-chart-measure = per { $interval } min
flow-in-time =
    { $count ->
        [one] arrival in { $time } · { $rule }
       *[other] arrivals in { $time } · { $rule }
    }
flow-gap-line = Not watched from { $from } to { $to } ({ $time })
flow-gap-claimed = Interruption from { $from } to { $to } ({ $time }), counted: the observer was there
flow-pause-line = Pause from { $from } to { $to }
flow-outside =
    { $count ->
        [one] { $count } arrival outside the time watched, not counted
       *[other] { $count } arrivals outside the time watched, not counted
    }
flow-correct = Correct a slot
flow-correct-why = Say how many there were in the minutes watched. What was counted stays; the difference is marked.
flow-correct-slot = Slot
flow-correct-count = How many there were
flow-correct-reason = Why
flow-correct-same = It is this number already.
flow-correct-keep = Keep this number
flow-corrected = corrected
flow-correction = Corrected by { $delta } between { $from } and { $to }
flow-correction-remove = Remove the correction of { $from }
flow-sentence-peak =
    { $count ->
        [one] Peak from { $from } to { $to }: { $figure } arrival.
       *[other] Peak from { $from } to { $to }: { $figure } arrivals.
    }
flow-sentence-peak-scaled =
    { $count ->
        [one] Peak from { $from } to { $to }: about { $figure } arrival.
       *[other] Peak from { $from } to { $to }: about { $figure } arrivals.
    }
flow-sentence-left =
    { $count ->
        [one] Left unserved: { $share }.
       *[other] Left unserved: { $share }.
    }
flow-sentence-watched = Watched for { $time } on { $day }.

# Refusals.
failure-index-skipped = A press before this one is missing. The counter is catching up.
failure-gap-unknown = This gap is no longer there. Nothing changed.
failure-nothing-to-void = There is nothing to undo.
failure-window-already-open = Somebody is counting at this post already. Go on with that count or finish it.
failure-window-closed = This count is finished. Open another one to go on.
failure-slot-not-watched = Nobody watched during this slot: there is nothing to correct.
failure-typed-total-overlaps = A total of this channel is already typed at { $start }, for { $interval } min. Remove it first.
failure-timing-already-open = A customer is being followed already. Finish or remove it first.
failure-timing-already-served = This customer is being served already.
failure-timing-already-ended = This customer has left already.
