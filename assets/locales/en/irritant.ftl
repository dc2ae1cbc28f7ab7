### The irritants of a unit and their end: an action, accepted, dropped.
irritant-title = Irritants
irritant-under = Findings of visits and complaints of customers since { $day }. Each ends in an action, or accepted, or dropped with a reason.
irritant-waiting =
    { $count ->
        [one] { $figure } waits for its decision
       *[other] { $figure } wait for their decision
    }
irritant-none-waiting = All have their decision.
irritant-none = No irritant noted for a year.
irritant-settled = Decided
irritant-standing-open = Undecided
irritant-standing-came-back = Came back since
irritant-standing-decided = An action answers it
irritant-standing-accepted = Accepted
irritant-standing-dropped = Dropped
irritant-visits =
    { $count ->
        [one] noted at { $figure } visit
       *[other] noted at { $figure } visits
    }
irritant-complaints =
    { $count ->
        [one] { $figure } complaint
       *[other] { $figure } complaints
    }
irritant-last = seen on { $day }
irritant-span = from { $from } to { $to }
irritant-lasting = Lasting for three visits
irritant-priority = priority { $figure }
irritant-act = An action
irritant-accept = Accept
irritant-drop = Drop
irritant-why-accepted = Why it is accepted
irritant-why-dropped = Why it is dropped
irritant-keep = Keep
irritant-because = { $reason } ({ $day })
irritant-answered = “{ $title }” · { $state }
irritant-since =
    { $count ->
        [one] met { $figure } time since
       *[other] met { $figure } times since
    }
irritant-reopen = Reopen
irritant-kept = Decision kept
