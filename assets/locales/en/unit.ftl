### Units, and the file of each.
unit-title = Unit
unit-list-title = Units
unit-search = Find a unit
unit-none = No unit in this network.
unit-none-found = No unit of that name.
unit-open = Visit open
unit-last = Last visit { $when }
unit-never = Never visited
unit-next = next { $when }
unit-late =
    { $count ->
        [one] { $figure } late promise
       *[other] { $figure } late promises
    }
unit-promises =
    { $count ->
        [one] { $figure } promise
       *[other] { $figure } promises
    }
unit-trend = Mean level of the dashboard, from { $from } to { $to }
unit-trend-basis =
    { $count ->
        [one] { $dashboards } dashboard, { $levels } levels given, from { $from } to { $to }
       *[other] { $dashboards } dashboards, { $levels } levels given, from { $from } to { $to }
    }
unit-start = Start a visit here
unit-resume = Resume the visit
unit-story = History
unit-people = Team
unit-actions = Actions
unit-story-open = { $day }, in progress
unit-report = Report no. { $number }
unit-no-story = No visit yet. The first one opens the history of this unit.
unit-no-action = No action promised here.
unit-informed = Information given
unit-not-informed = Still to be informed
unit-planned = Visit planned { $when }
unit-planned-time = Visit planned { $when } at { $time }
unit-goes-on = A visit of several days, to be continued
unit-plan = Plan a visit
unit-plan-on = Day
unit-plan-at = Time of arrival
unit-plan-first = Choose a day first.
unit-story-ordinary = Ordinary day
unit-dossier = Dossier (PDF)
unit-dossier-making = Making the dossier…
unit-dossier-made = The dossier is there: { $file }
