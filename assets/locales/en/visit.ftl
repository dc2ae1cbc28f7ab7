### The visit: preparation, stages, quick captures.
visit-loading = Visit
visit-title = { $unit }
visit-under = Visit of { $day } · { $time }
visit-finish = Finish the visit
visit-key-next = Open the first stage to do
visit-closed = This day is closed.
visit-reopen = Reopen the day
visit-stage-walk = Sensory walk
visit-stage-flow = Customer flow
visit-stage-observations = Observations
visit-stage-debriefs = Debriefs
visit-stage-plan = Action plan
visit-stage-closing = Day closing
visit-stage-report = Report
visit-nothing = Nothing yet
visit-two = { $a } · { $b }
visit-of = { $done } of { $all }
visit-senses = { $done } of { $all } senses
visit-people =
    { $count ->
        [one] { $done } person of { $all }
       *[other] { $done } people of { $all }
    }
visit-findings =
    { $count ->
        [one] { $figure } finding
       *[other] { $figure } findings
    }
visit-arrivals =
    { $count ->
        [one] { $figure } arrival
       *[other] { $figure } arrivals
    }
visit-observations =
    { $count ->
        [one] { $figure } observation
       *[other] { $figure } observations
    }
visit-actions =
    { $count ->
        [one] { $figure } action
       *[other] { $figure } actions
    }
visit-unanswered =
    { $count ->
        [one] { $figure } promise to look at
       *[other] { $figure } promises to look at
    }
visit-reports =
    { $count ->
        [one] { $figure } report
       *[other] { $figure } reports
    }
visit-closing-both = Coach rated, dashboard confirmed
visit-closing-rated = Coach rated, dashboard to confirm
visit-closing-board = Dashboard confirmed, coach to rate
visit-closing-none = Coach to rate, dashboard to confirm
visit-report-none = Not made yet
visit-quick = Quick capture
visit-quick-finding = Finding
visit-quick-said = Customer said
visit-quick-count = Count
visit-quick-observe = Observe
visit-quick-photo = Photo
visit-palette-finding = Note a finding
visit-palette-said = Note what a customer said
visit-palette-prepare = Look at the preparation again
visit-prepare = Preparation
visit-prepare-detail = Promises, people, intention
visit-prepare-title = Prepare { $unit }
visit-prepare-last = Last visit { $day }
visit-prepare-first = First visit
visit-prepare-promises = Since last time
visit-prepare-no-promise = No promise is waiting for an answer.
visit-prepare-effects = Done: did it work?
visit-prepare-again = To look at again with people
visit-prepare-intention = My intention
visit-prepare-see = What do I want to see?
visit-prepare-weakest = Criteria furthest from their target
visit-weak-over =
    { $count ->
        [one] { $figure } level given, { $people } people, over 90 days
       *[other] { $figure } levels given, { $people } people, over 90 days
    }
visit-weak-early =
    { $count ->
        [one] Too early to tell: { $figure } level given
       *[other] Too early to tell: { $figure } levels given
    }
visit-go-in = Go in
visit-present = Present today
visit-not-informed =
    { $count ->
        [one] Not informed of observations yet: { $names }
       *[other] Not informed of observations yet: { $names }
    }
visit-gaps = Check for gaps
visit-gaps-title = What the report would lack
visit-gaps-none = Nothing is missing.
visit-gap-no-walk = No sensory walk
visit-gap-senses-left =
    { $count ->
        [one] { $figure } sense to walk
       *[other] { $figure } senses to walk
    }
visit-gap-photos-unanswered =
    { $count ->
        [one] { $figure } photo: can somebody be recognised?
       *[other] { $figure } photos: can somebody be recognised?
    }
visit-gap-photo-places-empty =
    { $count ->
        [one] { $figure } number waits for its photo
       *[other] { $figure } numbers wait for their photos
    }
visit-gap-no-counting = No counting
visit-gap-counting-runs =
    { $count ->
        [one] { $figure } counting still running
       *[other] { $figure } countings still running
    }
visit-gap-no-observation = No observation
visit-gap-drafts =
    { $count ->
        [one] { $figure } observation still a draft
       *[other] { $figure } observations still drafts
    }
visit-gap-debriefs-missing =
    { $count ->
        [one] { $figure } observed person without a debrief
       *[other] { $figure } observed people without a debrief
    }
visit-gap-debriefs-open =
    { $count ->
        [one] { $figure } debrief begun, not ended
       *[other] { $figure } debriefs begun, not ended
    }
visit-gap-no-action = No action promised
visit-gap-vague-actions =
    { $count ->
        [one] { $figure } action without a name or a day
       *[other] { $figure } actions without a name or a day
    }
visit-gap-promises-unanswered =
    { $count ->
        [one] { $figure } promise of last time without an answer
       *[other] { $figure } promises of last time without an answer
    }
visit-gap-no-rating = The coach’s rating
visit-gap-no-dashboard = The unit’s dashboard
visit-gap-no-next-visit = The date of the next visit
visit-note-title = Finding
visit-note-kind = Nature
visit-note-what = What, and where
visit-note-hint = What a customer sees, hears or smells.
visit-note-keep = Note it
visit-note-done = Go back
visit-note-first = Write the finding first.
visit-note-photo = Note it, then a photo
visit-note-action = Note it, then an action
visit-noted = Noted: { $text }
visit-finding-noted = Finding noted
visit-photo-of = Photo at { $time }

failure-day-closed = This day is closed. Reopen it to add something.
failure-day-open = This day is open already.
failure-day-in-past = That day is past. Choose one to come.
failure-time-unreadable = That time cannot be read. Write it like 09:30.
failure-visit-not-planned = That visit is no longer planned. Choose another one.
failure-closing-incomplete = The coach’s rating or the dashboard is missing. Say why in one touch, or complete it.
visit-ordinary-title = Ordinary day, { $unit }
visit-ordinary-under = { $day }, without a visit of the coach
visit-presence = On the screen: { $minutes } of { $visit }, that is { $share } of the visit.
visit-presence-counting = Counting left out: { $minutes }.
visit-presence-over = { $minutes } on the screen of { $visit }, that is { $share } of the visit: more than { $most }. Look up; the rest can be noted afterwards.
