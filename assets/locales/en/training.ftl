### What follows observations: where each person stands, proposed goals, dates to look again, calibration, the team.
training-file = { $name }’s file
training-file-open = See the file: { $name }
training-file-under = { $unit } · referential { $version } · observations since { $day }
training-file-mine = This is your file: here you read all that your manager and your coach read.
training-file-shared = { $name } can read all that is written here.
training-kind = Referential
training-kind-service = Service
training-kind-management = Management
training-skills = Skill by skill
training-no-total = Each skill stands alone: there is neither a total nor a ranking.
training-no-look = No final observation since { $day }.

training-state-not-started = Not observed yet
training-state-in-progress = In progress
training-state-acquired = Acquired
training-state-to-consolidate = To consolidate
training-state-acquired-on = Acquired since { $day }
training-target = target { $target }
training-looks =
    { $count ->
        [one] { $figure } scored observation since { $since }
       *[other] { $figure } scored observations since { $since }
    }
training-looks-none = no scored observation in { $days } days
training-last-on = last time on { $day }
training-gap-below = { $gap } below the target
training-gap-at = target reached
training-gap-above = { $gap } above the target
training-early =
    { $count ->
        [one] Too early for a mean: { $figure } observation, it takes { $from }.
       *[other] Too early for a mean: { $figure } observations, it takes { $from }.
    }
training-level-on = { $level } on { $day }

training-how = Where this comes from
training-how-mean = Mean: ({ $levels }) ÷ { $count } = { $mean }
training-how-mean-why = The last { $count } levels, within { $days } days.
training-how-gap = Gap: target { $target } − mean { $mean } = { $gap }
training-how-coverage = Seen { $scored } times out of { $all } when it could have been.
training-how-basis =
    { $count ->
        [one] Rests on { $figure } scored observation, since { $since }.
       *[other] Rests on { $figure } scored observations, since { $since }.
    }
training-how-levels = Levels: { $levels }
training-how-mastery = Acquired when the last observation reaches the target, and { $passes } of the last { $looks } do, on at least { $days } days. Here: { $seen } of { $looks }, on { $on } d.
training-how-lapse = Acquired once, missed { $misses } times in a row: new observations consolidate the skill.
training-how-miss =
    { $count ->
        [one] The last observation is below the target: two in a row, and the skill will be to consolidate.
       *[other] The last { $figure } observations are below the target.
    }
training-how-expected = At the target one sees: { $anchor }
training-facts = Last facts
training-facts-none = No fact written.
training-fact-by = on { $day }, by { $name }

training-goals = Goals
training-goals-none = No goal noted.
training-goals-before =
    { $count ->
        [one] { $figure } earlier goal
       *[other] { $figure } earlier goals
    }
training-goal-day = for { $day }
training-goal-seen-on = seen on { $day }
training-goal-reason-gap =
    { $count ->
        [one] Noted because: importance { $importance } of 3, gap { $gap }, { $figure } observation.
       *[other] Noted because: importance { $importance } of 3, gap { $gap }, { $figure } observations.
    }
training-goal-reason-early =
    { $count ->
        [one] Noted because: importance { $importance } of 3, { $figure } observation, too early for a gap.
       *[other] Noted because: importance { $importance } of 3, { $figure } observations, too early for a gap.
    }
training-goal-tries = tries: { $tries }
training-goal-observer = looked at by { $name }
training-commitments = Commitments
training-commitments-none = No commitment noted.
training-commitment-day = on { $day }, with { $name }
training-commitment-comment = Their comment: { $comment }

training-proposals = Proposed goals
training-proposals-why = The importance of the skill times the gap. Nothing is noted without you: change the words, then note it.
training-proposals-how-many = Goals for this day
training-proposals-none = Nothing to propose: what was observed is at the target, acquired, or a goal already.
training-proposals-taken =
    { $count ->
        [one] This day has { $figure } goal already.
       *[other] This day has { $figure } goals already.
    }
training-proposals-full =
    { $count ->
        [one] This day has { $figure } goal already. That is enough for a day.
       *[other] This day has { $figure } goals already. That is enough for a day.
    }
training-proposals-her-view = The person’s view first: goals are proposed afterwards.
training-proposal-improve = To improve
training-proposal-observe-first = To observe first
training-proposal-reason =
    { $count ->
        [one] Importance { $importance } of 3, { $gap } from the target, on { $figure } observation.
       *[other] Importance { $importance } of 3, { $gap } from the target, on { $figure } observations.
    }
training-proposal-provisional =
    { $count ->
        [one] Provisional, on { $figure } observation ({ $levels }); importance { $importance } of 3.
       *[other] Provisional, on { $figure } observations ({ $levels }); importance { $importance } of 3.
    }
training-proposal-hidden = Importance { $importance } of 3. Figures wait until levels are shown.
training-proposal-unseen = Nobody has observed it yet; importance { $importance } of 3.
training-proposal-formula = Importance { $importance } × gap { $gap } ÷ width of the scale { $width } = { $priority }
training-proposal-consolidate = Acquired, then missed: to consolidate.
training-proposal-set = Note this goal
training-module-first = Module first: { $modules }
training-tie-importance = “{ $first }” comes before “{ $second }”, of equal weight: it matters more in the referential.
training-tie-gap = “{ $first }” comes before “{ $second }”, of equal weight: it is further from its target.
training-tie-oldest-look = “{ $first }” comes before “{ $second }”, of equal weight: nobody has looked at it for longer.
training-tie-code = “{ $first }” comes before “{ $second }”, of equal weight: nothing tells them apart, the order of codes decides.
training-waiting = Waiting for another day: { $skills }.
training-goal-sheet = Goal for { $name }
training-goal-sheet-text = With the person, in your words. A goal is closed by an observation.
training-goal-situation = In which situation to try it
training-goal-expected = What will be seen
training-goal-when = For which day
training-goal-tries-field = How many tries
training-goal-keep = Note the goal
training-goal-kept = Goal noted. An observation closes it.

training-followups = Look again
training-followups-why = Looking again at ever wider intervals helps it last. These dates are proposed, on open days: change them, then agree on them.
training-followups-restart = Last time it was not there yet: it starts again the day after { $day }.
training-followups-hours-unknown = Opening hours unknown: every day counts as open.
training-followups-plan =
    { $count ->
        [one] Agree on { $figure } date
       *[other] Agree on { $figure } dates
    }
training-followups-planned = Dates agreed. Each is closed by an observation.
training-followups-none = No date agreed.
training-followups-after = D+{ $days }
training-followups-drop = Do not keep { $name }
training-followups-step = look { $step } of 5
training-followups-moved = closed day, moved from { $day }
training-followups-date = Date, { $name }
training-followups-withdraw = Remove { $name }
training-followups-maintain = Acquired: look again from time to time
training-followups-maintain-do = Agree on looking again
training-look-met = Seen, met
training-look-not-met = Seen, not yet
training-look-not-seen = Not seen
training-look-to-come = to come
training-look-due = to see today
training-looks-due = To look at again in this observation
training-looks-due-why = A level on this criterion answers it, once the observation is final.
training-look-plain = What was agreed

training-modules = Modules
training-modules-under = What is learnt before it is practised
training-modules-empty = No module. Add what is learnt before it is practised: a linked goal will show it first.
training-module-done = Completed on { $day }
training-module-todo = Not completed yet
training-module-do = Completed today
training-module-undo = Not completed
training-module-add = Add a module
training-module-title = Title
training-module-title-en = Title in English
training-module-minutes = Length in minutes
training-module-skills = Prepares for
training-module-save = Save the module
training-module-remove = Remove “{ $title }”
training-module-manage = Modules of the network

training-team = The team, skill by skill
training-team-open = Team view
training-team-under = { $unit } · observations since { $day }
training-team-why = Numbers of people, never names and never a ranking.
training-team-few =
    { $count ->
        [one] { $figure } person observed. A team view takes { $from }: below that, a number would speak of somebody.
       *[other] { $figure } people observed. A team view takes { $from }: below that, a number would speak of somebody.
    }
training-team-skill = Skill
training-team-below = Below target
training-team-spread = Spread
training-team-none-yet = { $figure } people observed, but on no skill do { $from } of them have { $looks } scored observations: below that, a number would speak of somebody.
training-team-reached = At target
training-team-acquired = Acquired
training-team-consolidate = To consolidate
training-team-median = Median
training-team-early =
    { $count ->
        [one] Too early: { $figure } person has { $looks } scored observations, it takes { $from }.
       *[other] Too early: { $figure } people have { $looks } scored observations, it takes { $from }.
    }
training-team-basis =
    { $count ->
        [one] { $people } people, { $figure } scored observation since { $since }
       *[other] { $people } people, { $figure } scored observations since { $since }
    }
training-team-how = Each person counts once, by the mean of their last { $looks } levels. Whoever has fewer than { $looks } in { $days } days is not counted.
training-team-attainment = Share of the referential the team reaches: { $share }
training-team-attainment-how = Mean over { $people } people, each skill capped at its target and weighed by its importance; { $scored } skills scored of { $expected } expected, { $acquired } of them acquired.

training-calibration = Calibration
training-calibration-why = Seeing the same thing: everybody rates alone, then we compare. Nobody is ranked.
training-scenes = Scenes to rate
training-scenes-none = No scene yet.
training-scenes-none-coach = No scene. Write one: what is seen, what is heard, and your reference levels.
training-scene-add = Write a scene
training-scene-title = Title
training-scene-material = What happens, as one sees and hears it
training-scene-reference = Your reference levels
training-scene-reference-why = Only the criteria that can be seen in the scene. Hidden from everybody until they have rated it.
training-scene-reason = What shows it
training-scene-save = Save the scene
training-scene-remove = Remove the scene
training-scene-yours = You wrote it
training-scene-rated = Rated
training-scene-to-rate = To rate
training-scene-raters =
    { $count ->
        [one] { $figure } person has rated it
       *[other] { $figure } people have rated it
    }
training-scene-by = Written by { $name }
training-scene-rate-why = Rate alone what you see. The reference shows afterwards, and your rating no longer changes.
training-scene-send = Compare with the reference
training-scene-nothing = Give at least one level.
training-scene-own = You
training-scene-ref = Reference
training-scene-others = Somebody else rates it
training-scene-others-why = On this computer, without seeing the reference or your levels. Nothing else opens.
training-scene-others-who = Who rates it
training-scene-in-hands = Rated by { $name }
training-scene-criterion = Criterion
training-agree = The same level { $same } times out of { $of }; within one level, { $near } times.
training-agree-none = Nothing to compare yet.
training-agree-reference = You and the reference
training-agree-together = Everybody who rated
training-agree-together-words =
    { $count ->
        [one] { $figure } person has rated.
       *[other] { $figure } people have rated. All of them the same level { $same } times out of { $of }.
    }
training-agree-doubles = Real scenes rated by two in this unit
training-agree-pair =
    { $count ->
        [one] You and { $name }, { $figure } scene
       *[other] You and { $name }, { $figure } scenes
    }
training-agree-early = A coefficient takes { $from } double ratings: there are { $of }.
training-agree-kappa = Quadratic weighted kappa: { $kappa }, on { $of } double ratings.
training-agree-kappa-why = 1: full agreement; 0: no more than chance. Below thirty double ratings it decides nothing.
training-agree-alpha = Krippendorff’s alpha (ordinal): { $alpha }, on { $of } criteria.
training-agree-alpha-good = Above 0.80: good agreement.
training-agree-alpha-tentative = Between 0.667 and 0.80: to be used with care.
training-agree-alpha-low = Below 0.667: go over the anchors together before using levels.
training-agree-variety = Not enough variety in the levels to judge by a coefficient.
training-agree-severity = Mean difference, you minus the other: { $difference }.

failure-team-not-yours = This view is for the manager and the coach of the unit.
failure-look-needs-observation = One looks again by observing this person. Observe, then answer.
failure-look-done = This date is closed already. Agree on another one.
failure-looks-out-of-order = One to { $most } dates to come, from the nearest to the furthest.
failure-prepared-by-coach = Scenes and modules hold for the whole network: a coach or the administration writes them.
failure-scene-without-reference = A scene has a text and at least one reference level.
failure-scene-rated-already = This scene has been rated: it stays as it is. Write another one.
failure-scene-is-yours = You wrote this scene and its reference: it is for the others to rate.
