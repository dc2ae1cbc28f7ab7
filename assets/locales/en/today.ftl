### Today: go on, check, go in.
today-title = Today
today-resume = Resume the visit
today-start = Start the visit
today-go-on = Open the day
today-here = Other unit
today-palette-here = Start a visit here
today-in-progress-at = Visit in progress: { $unit }
today-next-at = { $unit }, { $when }
today-visit-at = Visit in progress, { $unit }
today-since = since { $time }
today-none-planned = No visit is planned. Start one where you are.
today-next = Next visits
today-day-time = { $day } at { $time }
today-goes-on = A visit of several days, to be continued
today-last-report = Last report: { $unit }, { $day }
today-checks = To check today
today-checks-empty = Nothing to check today.
today-check-late = Late
today-check-due-today = Due today
today-check-goal = Goal of the day
today-check-follow-up = Look again, as agreed
today-check-look-again = Look again
today-check-lasting = Irritant noted at three visits or more
today-check-kept = Kept, did it work?
today-here-title = Where are you?
today-here-under = A few letters, then the first unit opens.
today-here-search = Unit
today-here-open = Visit open: resume it
today-here-none = No unit of that name.
today-note = Write a note
today-note-on = Write a note about { $name }
today-team-of = Your team, { $unit }
today-team = The team today
today-team-empty = Nobody else belongs to your unit today.
today-no-team = You do not belong to any unit today.
today-person-nothing = Neither goal nor commitment at present
today-commitment = Commitment
today-when-then = { $when } → { $then }
today-unfinished =
    { $count ->
        [one] { $shown } note was begun and waits to be finished.
       *[other] { $shown } notes were begun and wait to be finished.
    }
today-unfinished-go = Go on
today-count = Count customers
today-flow-why = An ordinary day, without a visit
today-walk = Walk with the team
today-walk-why = One sense at a time, each on their own
today-plan-why = The team’s ideas first, then what the day suggests
today-coach = Visits of the coach
today-coach-none = No visit is planned.
today-start-at = Start at { $unit }
