### Day closing, and the computer in other hands.
closing-title = Day closing
closing-under = { $unit }, { $day }
closing-confirm = Confirm the dashboard
closing-confirmed = Dashboard confirmed
closing-close = Close the day
closing-close-without = Close without the coach’s rating
closing-closed = Day closed, copy made
closing-closed-twice = Day closed, copy made here and in the second place
closing-closed-away = Day closed, copy made here. The second place could not be reached: plug it in.
closing-closed-no-copy = Day closed. The copy could not be made: see Settings.
closing-left-out =
    { $count ->
        [one] { $figure } rating that its author has not finished is left out: it is not made final and counts nowhere.
       *[other] { $figure } ratings that their authors have not finished are left out: they are not made final and count nowhere.
    }
closing-report = Make the report
closing-why-rating = The coach’s rating is missing. Why?
closing-why-board = The dashboard is not confirmed. Why?
closing-why-both = The coach’s rating and the dashboard are missing. Why?
closing-reason-absent = Manager absent
closing-reason-interrupted = Visit interrupted
closing-reason-later = To be done later
closing-rating = The coach’s rating
closing-hand = Hand the computer over
closing-hand-after-all = Hand the computer over after all
closing-hand-text = Hand the computer to the unit manager: four questions, then a word if they wish.
closing-hand-begun = The rating is begun, not sent yet.
closing-skip = No rating
closing-skip-why = Why?
closing-skipped = No rating: { $reason }
closing-sealed = Rating sent and sealed. It opens when you confirm the dashboard.
closing-mean = Mean { $mean } over { $days } days
closing-mean-early =
    { $count ->
        [one] { $figure } day rated. The mean is shown from three on.
       *[other] { $figure } days rated. The mean is shown from three on.
    }
closing-board = Unit dashboard
closing-board-open = Proposed, to be confirmed
closing-board-confirmed = Confirmed
closing-correct = Correct
closing-indicator = Indicator
closing-last = Last
closing-today = Today
closing-evidence = What it rests on
closing-carried = carried over from { $day }
closing-meaning-changed = the criterion changed meaning (version { $version }): the earlier level is not carried over
closing-key-line = Change line
closing-key-level = Level { $level }
closing-evidence-mean =
    { $count ->
        [one] mean { $mean } over { $figure } level given, { $people } people
       *[other] mean { $mean } over { $figure } levels given, { $people } people
    }
closing-evidence-early =
    { $count ->
        [one] too early for a mean: { $figure } level given
       *[other] too early for a mean: { $figure } levels given
    }
closing-evidence-flow =
    { $count ->
        [one] { $left } customer left unserved of { $arrivals }, { $time } observed
       *[other] { $left } customers left unserved of { $arrivals }, { $time } observed
    }
closing-evidence-senses = enchantments: { $good }, to fix: { $bad }
closing-evidence-computed = counted, never typed
closing-evidence-nothing = nothing observed today
closing-sentence-highlights = One sentence for the network
closing-sentence-difficulties = What is difficult
closing-sentence-next-steps = What comes next
closing-celebrate = To celebrate
closing-celebrate-what = One success of the day, and whom to thank
closing-celebrate-none = Nothing was celebrated
closing-next = Next visit
closing-next-on = Day of the next visit
closing-next-agreed = Planned for { $day }
closing-next-none = A date to agree on before leaving

handover-step = { $at } of { $of }
handover-last = To finish
handover-about = { $unit }, the day of { $coach }
handover-question-1 = The coach listened
handover-question-2 = Today was useful for my team
handover-question-3 = Our own project was respected
handover-question-4 = What comes next is clear
handover-mark-1 = Not at all
handover-mark-2 = A little
handover-mark-3 = Fairly
handover-mark-4 = Well
handover-mark-5 = Very much
handover-word-title = A word for the coach
handover-word = A word, if you wish
handover-sealed = Your answers are sealed when sent. The coach sees them once the dashboard is confirmed.
handover-send = Send my feedback
handover-back = Question before
handover-thanks = Thank you
handover-give-back = You can hand the computer back.
handover-not-sent = Not sent yet: what you answered is forgotten when the computer is taken back.
handover-take-back = Take the computer back
handover-pin = The coach’s code

failure-rating-locked = This rating was sent: it no longer changes.
failure-rating-needs-handover = Coaches do not rate themselves: hand the computer over first.
failure-answers-missing = Questions left without an answer: { $count }.
failure-question-out-of-range = That question does not exist.
failure-computed-line = This line is counted: it is not typed.
failure-dashboard-confirmed = The dashboard is confirmed. Choose “Correct” to change it: the report will carry a revision.
handover-next-sense = On to the next sense
handover-next-sense-why = Take a breath. Perceive with this sense only, from the beginning again.
closing-read-first = Read the coach’s rating first: it has just been opened.
