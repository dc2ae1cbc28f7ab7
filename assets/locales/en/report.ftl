# Visit report, personal sheet, spreadsheet: what is printed.

## Fixed words of the layout.

report-report = Visit report
report-personal = Personal sheet
report-made = made on
report-page = Page
report-essential = The day in brief
report-enchantments = What delights
report-enchantments-none = No enchantment noted this day.
report-irritants = Irritants to resolve first
report-irritants-none = No irritant noted this day.
report-three-actions = Actions promised
report-actions-none = No action decided this day.
report-next-visit = Next visit
report-next-visit-none = Date to be agreed.
report-celebration = To celebrate
report-lacks = This report does not contain:
report-coach = Coach
report-present = Present
report-present-none = Neither people present nor intention noted.
report-intention = Intention
report-safety = Safety
report-severity-short = severity
report-frequency-short = frequency
report-ease-short = ease
report-photo = Photo
report-photos = Photos
report-photo-unreadable = Photo cannot be read
report-number = No.
report-what = What
report-who = Who
report-when = By when
report-due = Due
report-outcome = Outcome
report-source = From
report-walk = Sensory walk
report-walk-none = No sensory walk this day.
report-heatmap = Zones and senses
report-heatmap-legend = From −2 (hurts) to +2 (delights), mean of the observers. ±: opposite views, both are shown. Hatched: zone not walked, which is not zero.
report-zone = Zone
report-findings = Findings
report-sign = Sign
report-finding = Finding
report-marks = Priority
report-marks-none = to be marked with the team
report-marks-legend = Priority = severity × frequency × ease, 1 to 5 each; a product of ranks is only a convention. Safety always comes first.
report-follow-up = What follows
report-flow = Customer flow
report-flow-none = Nothing was counted this day.
report-total = Arrivals counted
report-observed-minutes = Minutes observed
report-left-unserved = Left unserved
report-slot = Slot
report-arrivals = Arrivals
report-coverage = Coverage
report-remark = Remark
report-not-counted-short = n/c
report-chart-alt = Arrivals per slot, repeated in the table:
report-chart-legend = Solid bar: slot observed from end to end. Dashed and *: in part. Hatched and n/c: not counted, which is not zero.
report-handling = Handling times sampled
report-observations = Observations
report-observations-none = No observation this day.
report-criteria-none = No criterion looked at.
report-criterion = Criterion
report-level = Level
report-fact = Fact
report-draft = Draft
report-debriefs = Debriefs
report-debriefs-none = No debrief this day.
report-facts = The facts
report-facts-none = No fact noted.
report-strengths = Strengths
report-improvement = One thing to improve
report-commitment = The commitment
report-commitment-none = No commitment yet.
report-commitment-when = When
report-commitment-then = I will
report-support = Support planned:
report-look-again = To look at again together:
report-look-again-title = To look at again together
report-look-again-none = Date to be agreed.
report-own-comment = My comment
report-led-by = Debrief led by
report-personal-foot = This sheet belongs to the person it concerns. It contains no level.
report-previous = Promises of the previous visit
report-previous-sheet = Earlier promises
report-previous-none = No earlier promise.
report-plan = Action plan
report-dashboard = Unit dashboard
report-dashboard-none = Dashboard not filled in this day.
report-unconfirmed = Not confirmed
report-indicator = Indicator
report-last-time = Last time
report-today = Today
report-evidence = What it rests on
report-highlights = For the network
report-difficulties = What is difficult
report-next-steps = What comes next
report-notes = Good to know
report-unit = Unit
report-network = Network
report-date = Date
report-mark-name = Number
report-summary = Summary
report-person = Person
report-scene = Scene
report-kind = Kind
report-place = Place
report-priority = Priority
report-state = State
report-reason = Reason
report-post = Post
report-caption = Caption
report-file = File
report-effect = Expected effect
report-situation = Situation
report-behaviour = What was said or done
report-effect-customer = Effect on the customer
report-observers = Observers
report-mean = Mean
report-lowest = Lowest
report-highest = Highest
report-sense = Sense
report-conclusion = Conclusion
report-lacking = Lacking

report-edition-region = regional edition
report-about-people = People
report-proposed-as = Proposed as:
report-rank-reason = Why at this place:
report-wall = For the whole team
report-wall-enchantments = What delights our customers
report-wall-enchantments-none = Nothing noted yet: ours to find.
report-wall-actions = What we do now
report-wall-actions-none = No action under way.
report-wall-success = Our success
report-wall-success-none = The next one is written here.
report-wall-next-visit = Next visit:
report-walk-sheet = Sensory walk, sheet to fill in
report-walk-sheet-how = One sense only, in the customer’s order, about thirty seconds a zone, without talking. Ring one digit a zone, then say what it is and where. Write nobody’s name.
report-walk-sheet-date = Date
report-walk-sheet-hour = Hour
report-walk-sheet-moment = Moment:
report-walk-sheet-quiet = quiet
report-walk-sheet-normal = normal
report-walk-sheet-peak = peak
report-walk-sheet-from = I am:
report-walk-sheet-inside = from the team
report-walk-sheet-outside = from outside
report-walk-sheet-prompts = To perceive better
report-walk-sheet-mark = Ring one digit
report-walk-sheet-words = What is it, and where?
report-walk-sheet-zones-none = This place has no zones yet.
report-walk-sheet-foot = A zone that was not walked stays without a digit: that is not a zero.

## Titles and marks.

report-title = Visit report – { $unit } – { $date }
report-personal-title = Personal sheet – { $person }
report-file-word = visit
report-personal-file-word = sheet
report-mark = Report no. { $number }
report-replaces = Replaces no. { $number }
report-team-member = a team member
report-guest = a guest

report-mark-region = Regional edition no. { $number }
report-mark-wall = Wall page no. { $number }
report-wall-title = Wall page – { $unit } – { $date }
report-walk-sheet-title = Sensory walk sheets – { $unit }
report-region-file-word = visit region
report-wall-file-word = wall
report-walk-sheet-file-word = walk sheets
report-mark-minus-2 = hurts
report-mark-minus-1 = irritates
report-mark-neutral = nothing to note
report-mark-plus-1 = pleasant
report-mark-plus-2 = delights
report-mark-nothing = not perceptible

## Cells of the heat map.

report-cell-not-walked = not walked
report-cell-not-perceptible = not perceptible
report-cell-contested = { $low } and { $high }, opposite views
report-cell-observers =
    { $count ->
        [one] { $count } observer
       *[other] { $count } observers
    }

## Words of the method.

report-band-act-now = Act now
report-band-plan = Plan
report-band-watch = Watch
report-kind-irritant = Irritant
report-kind-enchantment = Enchantment
report-kind-rupture = Rupture
report-kind-neutral = Observation in passing
report-sense-sight = Sight
report-sense-touch = Touch
report-sense-smell = Smell
report-sense-hearing = Hearing
report-sense-taste = Taste
report-occupancy-quiet = quiet time
report-occupancy-normal = normal time
report-occupancy-peak = peak time
report-cause-person = Cause: the person
report-cause-tool = Cause: the tool
report-cause-space = Cause: the space
report-cause-staffing = Cause: staffing
report-cause-process = Cause: the process
report-cause-management = Cause: management
report-decision-open = Undecided
report-decision-action = An action answers it
report-decision-accepted = Accepted: { $reason }
report-decision-dropped = Dropped: { $reason }
report-decision-duplicate = Said elsewhere
report-criterion-blank = not looked at
report-criterion-not-observed = not observed
report-criterion-not-applicable = not applicable
report-criterion-refused = the person declined
report-level-1 = Absent or contrary
report-level-2 = Partial
report-level-3 = As expected
report-level-4 = Exemplary
report-level-of = level { $level } of { $top }
report-promise-kept = Kept
report-promise-effective = Kept, and it worked
report-promise-not-yet = Not yet
report-promise-cannot-do = Cannot be done
report-promise-dropped = Dropped
report-action-quick-win = Quick win
report-action-project = Project
report-action-ritual = Ritual
report-action-organisation = Organisation
report-action-training = Training
report-source-finding = Finding
report-source-criterion = Observation
report-source-debrief = Debrief
report-source-plan = Plan
report-source-theme = Voice of the customer
report-source-staffing = Short of people
report-source-skill = Skill to develop
report-at-next-visit = Next visit
report-no-owner = To be named
report-no-date = No date
report-channel-walk-in = Walk-in
report-channel-phone = Phone
report-channel-mail = Letter
report-channel-email = E-mail
report-channel-chat = Chat
report-channel-social = Social media
report-channel-appointment = Appointment
report-channel-pickup = Collection
report-channel-web = Web site
report-channel-survey = Survey
report-channel-other = Other
report-rule-group = One arrival is one group of customers.
report-rule-person = One arrival is one person.
report-rule-contact = One arrival is one contact.
report-rule-item = One arrival is one item.

## Sentences.

report-pass = { $sense }, { $moment }: { $observer }, { $minutes }
report-pass-plain = { $sense }: { $observer }, { $minutes }
report-window = Counted from { $from } to { $to }: { $observed } observed
report-gap = Not observed from { $from } to { $to }
report-gap-reason = Not observed from { $from } to { $to }: { $reason }
report-left-of = { $left } of { $all }
report-one-day = One day observed: this figure describes that day.
report-peak = Peak from { $from } to { $to }: { $count }
report-typed-total = Total given by the unit, not tapped
report-handling-sentence =
    { $count ->
        [one] { $count } customer followed, median { $median }. Too few for a mean duration.
       *[other] { $count } customers followed, median { $median }, from { $low } to { $high }.
    }
report-coverage-criteria =
    { $count ->
        [one] { $count } criterion rated out of { $all }
       *[other] { $count } criteria rated out of { $all }
    }
report-missing-walk = the sensory walk
report-missing-passes =
    { $count ->
        [one] { $count } pass of the sensory walk
       *[other] { $count } passes of the sensory walk
    }
report-missing-flow = the customer count
report-missing-observations = the observations
report-missing-debrief = the debrief of { $person }
report-missing-facts =
    { $count ->
        [one] { $count } fact expected behind a level
       *[other] { $count } facts expected behind a level
    }
report-missing-actions = the action plan
report-missing-dashboard = the unit dashboard
report-note-free-text = Names are shortened or removed from the headings; free text is printed as it was written.
report-note-replaced =
    { $count ->
        [one] { $count } character that cannot be printed is replaced by ■ or removed.
       *[other] { $count } characters that cannot be printed are replaced by ■ or removed.
    }
report-note-cut =
    { $count ->
        [one] { $count } text is too long and was cut.
       *[other] { $count } texts are too long and were cut.
    }

## What a day adds to the layout.

report-role-coach = the coach
report-role-unit-manager = the unit manager
report-role-line-manager = the line manager
report-role-regional = the regional manager
report-pass-open = { $sense }: { $observer }, under way, not consolidated
report-said-positive = Customer’s words, positive
report-said-neutral = Customer’s words
report-said-negative = Customer’s words, negative
report-observed-by = observed by { $person }
report-second-rater-open = Double observation: levels not opened, one of the two observers has not finished.
report-place-private = in private
report-place-semi-private = aside
report-place-remote = remotely
report-led-by-person = led by { $person }
report-short-note = Manager’s note
report-at-next-visit-on = Next visit ({ $day })
report-evidence-flow = Arrivals: { $arrivals }; left unserved: { $left }; time observed: { $minutes }
report-evidence-senses = Enchantments: { $enchantments }, irritants: { $irritants }
report-evidence-computed = Computed
report-evidence-carried = Nothing new today: level carried over
report-still-open = now
report-pause = pause
report-not-counted = Not counted
report-scaled = ≈ { $count } over the whole slot
report-too-short = Observed too briefly to extrapolate
report-sample = { $from }: { $duration }
report-sample-interrupted = { $from }: { $duration }, interrupted
report-missing-next-visit = the date of the next visit
report-note-day-open = The day is not closed yet: this report tells how it stands.
report-evidence-mean =
    { $count ->
        [one] Mean { $mean } over { $count } level given, { $people } people
       *[other] Mean { $mean } over { $count } levels given, { $people } people
    }
report-evidence-too-early =
    { $count ->
        [one] { $count } level given: too early for a mean
       *[other] { $count } levels given: too early for a mean
    }
report-out-of-window =
    { $count ->
        [one] { $count } tap outside what was observed, not counted.
       *[other] { $count } taps outside what was observed, not counted.
    }
report-missing-counting-end =
    { $count ->
        [one] the end of { $count } counting
       *[other] the end of { $count } countings
    }
report-missing-finals =
    { $count ->
        [one] { $count } observation still a draft
       *[other] { $count } observations still drafts
    }
report-missing-debrief-ends =
    { $count ->
        [one] the end of { $count } debrief
       *[other] the end of { $count } debriefs
    }
report-missing-owners =
    { $count ->
        [one] { $count } action without owner or date
       *[other] { $count } actions without owner or date
    }
report-missing-answers =
    { $count ->
        [one] the answer to { $count } earlier promise
       *[other] the answers to { $count } earlier promises
    }
report-note-photos-withheld =
    { $count ->
        [one] { $count } photo that shows people is left out, as names are hidden.
       *[other] { $count } photos that show people are left out, as names are hidden.
    }

report-source-team = Idea of the team
report-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
report-observers-count =
    { $count ->
        [one] Walked by { $count } observer.
       *[other] Walked by { $count } observers.
    }
report-observers-outside =
    { $count ->
        [one] Walked by { $count } observer, from outside.
       *[other] Walked by { $count } observers, { $outside } of them from outside.
    }
report-pass-paper = { $sense }: { $observer }, paper sheet
report-meeting =
    { $count ->
        [one] Plan made with the team: { $present }. { $count } idea came from the team.
       *[other] Plan made with the team: { $present }. { $count } ideas came from the team.
    }
report-kept-back = Observations: { $observations }. Debriefs finished: { $debriefs }. What they hold stays with the people it concerns.
report-wall-more =
    { $count ->
        [one] and { $count } other action in the plan
       *[other] and { $count } other actions in the plan
    }
report-note-nameless = This edition names nobody; free texts that held a name were said in other words.
report-note-photos-region =
    { $count ->
        [one] { $count } photo is left out: it shows somebody, or nobody said that it shows no one.
       *[other] { $count } photos are left out: they show somebody, or nobody said that they show no one.
    }

## The screen.

report-screen-palette = Finish and make the report
report-screen-title = Finish and leave a report
report-screen-under = { $unit }, { $day }
report-screen-finish = Finish and make the PDF
report-screen-make = Make the PDF
report-screen-reissue = Make the PDF again
report-screen-leave = Back to Today
report-screen-reopen = Open again to correct
report-screen-working = One moment, a file is being made.
report-screen-ready = What is ready
report-screen-lacks = What the report will lack
report-screen-lacks-none = It will lack nothing.
report-screen-do = Do it
report-screen-options = The document
report-screen-names = Names in the report
report-screen-names-initials = Initials
report-screen-names-full = Full names
report-screen-names-none = No names
report-screen-locale = Language
report-screen-locale-fr = French
report-screen-locale-en = English
report-screen-free-text = Free text is printed as it was written, even when names are hidden.
report-screen-goes-to = The PDF will go into { $folder }.
report-screen-other-folder = Choose another folder
report-screen-export = Spreadsheet and data
report-screen-exported = The spreadsheet and the data are written.
report-screen-copy-sheet = Copy the path of the spreadsheet
report-screen-copy-data = Copy the path of the data
report-screen-issued = Documents issued
report-screen-number = No. { $number }
report-screen-preview = Preview of page 1
report-screen-step-closing = Closing the day…
report-screen-step-making = Laying out the PDF…
report-screen-step-exporting = Writing the spreadsheet and the data…
report-screen-made = The document is ready: { $file }
report-screen-open = Open
report-screen-show = Show in folder
report-screen-copy = Copy path
report-screen-copied = The path is copied.
report-screen-again = Try again
report-screen-folder = Another folder
report-screen-elsewhere = Make the PDF in this folder
report-screen-no-copy = The day is closed, but its copy could not be made. Free some room, then make a copy from the settings.
report-screen-why = The coach’s rating or the dashboard is missing. Say why in one tap, and the PDF is made:
report-screen-reason-absent = Manager away
report-screen-reason-interrupted = Day cut short
report-screen-reason-later = It will be done later
report-screen-edition = For whom
report-screen-edition-manager = Manager
report-screen-edition-region = Region
report-screen-edition-wall = Wall page
report-screen-edition-manager-why = The whole day, with its people.
report-screen-edition-region-why = The whole day without any person: no name, no observation, no debrief.
report-screen-edition-wall-why = One page for the team’s back room: what delights, what we do, one success. It names nobody.
report-screen-make-region = Make the regional edition
report-screen-make-wall = Make the wall page
report-screen-sheets = Personal sheets of the day
report-screen-sheets-why = One sheet for each person debriefed: her facts, her commitment, her date. No level.
report-screen-sheets-make = Make the sheets
report-screen-sheets-made =
    { $count ->
        [one] { $figure } personal sheet is ready.
       *[other] { $figure } personal sheets are ready.
    }
report-screen-sheets-without = No finished debrief yet: { $names }.
report-screen-issued-as = { $edition } no. { $number }
report-names-title = Names found in the texts
report-names-why = Nobody may be named in this edition. Say each text without a name; the original does not change.
report-names-none = No name in the texts of this edition.
report-names-waiting =
    { $count ->
        [one] { $figure } text still waits.
       *[other] { $figure } texts still wait.
    }
report-names-first = First say without names the texts that name somebody.
report-names-done = Every text was said without a name.
report-names-wording = What will be printed
report-names-keep = Keep
report-names-kept = Said again
report-names-is-word = “{ $word }” is not a name
report-names-in-intention = Intention
report-names-in-zone = Name of a zone
report-names-in-finding = Finding
report-names-in-decision = Reason of a decision
report-names-in-said = Said by a customer
report-names-in-flow = Counting
report-names-in-action = Action
report-names-in-promise = Earlier promise
report-names-in-dashboard = Dashboard
report-names-in-success = Success
report-names-in-photo = Caption of a photo
report-names-say =
    { $count ->
        [one] Say { $figure } text without a name
       *[other] Say { $figure } texts without a name
    }

## The notice.

report-notice = Information notice
report-notice-title = Being observed at work – { $network }
report-notice-file-word = notice
report-notice-mark = Version { $version } of { $date }
report-notice-looked-at = What is looked at
report-notice-service = With customers
report-notice-management = For managers, with their team
report-notice-kept = Kept for
report-notice-contact = Contact
report-notice-recorded = Framework
report-notice-council = Works council consulted on { $date } ({ $reference }).
report-notice-impact = Impact assessment: { $reference }.
report-notice-impact-on = Impact assessment of { $date } ({ $reference }).
report-notice-months =
    { $count ->
        [one] { $shown } month, then named notes are erased or made anonymous.
       *[other] { $shown } months, then named notes are erased or made anonymous.
    }
report-notice-receipt = I have received this notice
report-notice-receipt-why = Signing only states that it was handed over. Not signing has no consequence.
report-notice-name = Name
report-notice-signature = Signature
report-referential-management = Management referential

# The dossier of a unit.
report-dossier = Unit dossier
report-dossier-title = Dossier · { $unit } · { $date }
report-dossier-file-word = dossier
report-dossier-week-none = No reference week is frozen. Count during a visit or import a file, then freeze the week.
report-dossier-week = Week { $version }, { $label }, from { $from } to { $to }: { $all } days, { $excluded } of them left out.
report-dossier-week-table = Customers per hour · { $channel }
report-dossier-week-legend = Hatched: not counted. Italic: estimated from the level of the day and the shape of the hours. Dash: closed.
report-dossier-basis = { $channel }: { $count } customers counted in { $hours } hours over { $days } days.
report-dossier-need = People needed
report-dossier-need-none = The need is not saved. It is worked out from the reference week, function by function.
report-dossier-need-why = Worked out from demand alone, before looking at any roster. Fractions stay fractions until the shifts are drawn.
report-dossier-need-legend = People per slot. Hatched: demand unknown.
report-dossier-promise = { $name }: { $share } of customers served within { $wait }, { $hours } person-hours a week.
report-dossier-roster-none = { $name }: the roster is not entered.
report-dossier-planned = Planned and needed · { $name }
report-dossier-planned-day = Day
report-dossier-planned-slots = Slots
report-dossier-planned-short = Short (h)
report-dossier-planned-long = Over (h)
report-dossier-planned-coverage = Coverage
report-dossier-planned-in-time = Served in time
report-dossier-planned-legend = Person-hours. A shortage is not made good by a surplus at another hour.
report-dossier-of = { $part } of { $all }
report-dossier-walk = Last visit walked: { $day }.
report-dossier-walk-none = The place has not been walked yet.
report-dossier-ranking = Irritants, by priority
report-dossier-again = Irritants met again within the year
report-dossier-visits = Visits
report-dossier-skills = Skills
report-dossier-skills-none = Nobody has been observed here yet.
report-dossier-observed = { $observations } observations, { $people } people seen, { $debriefs } debriefs brought to their end.
report-dossier-observed-why = What was seen of a person stays with that person: this dossier says no more.
report-dossier-plan-none = Nothing is decided yet.
report-dossier-story = Visits
report-dossier-story-none = No visit is closed.
report-dossier-dashboard = Dashboard
report-dossier-level = { $mean } on average over { $levels } lines
report-diagnosis = Diagnosis
report-diagnosis-none = Nothing recorded: that is not zero, it is not known yet.
report-diagnosis-target = The target
report-diagnosis-gap = Today
report-diagnosis-who = Took part
report-diagnosis-missing = What is missing
report-dossier-project = The unit’s project
report-dossier-project-none = The project is not written yet: what it means to the team, an objective and its proof.
report-dossier-project-objective = Objective
report-dossier-project-proof = Proof
report-dossier-project-target = To reach
report-dossier-project-last = Last value
report-dossier-voice = Voice of the customer
report-dossier-voice-none = No customer’s words are recorded.
report-dossier-voice-unsorted = Complaints are not sorted into themes yet.
report-dossier-heard = From { $from } to { $to }, { $all } things said: { $complaints } complaints, { $thanks } thanks.
report-dossier-themes = Themes of complaints
report-dossier-theme = Theme
report-dossier-mentions = Mentions
report-dossier-cumulative = Cumulative
report-screen-diagnosis = With the diagnosis of the unit
