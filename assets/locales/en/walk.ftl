### The sensory walk: one sense at a time, zone by zone, then the consolidation.
walk-title = Sensory walk
walk-why = See again a place walked every day, with one sense at a time: five to ten minutes a pass.
walk-moment = Moment
walk-not-walked = Not walked yet
walk-zones-walked =
    { $count ->
        [one] { $done } zone of { $zones }
       *[other] { $done } zones of { $zones }
    }
walk-findings =
    { $count ->
        [one] { $figure } finding
       *[other] { $figure } findings
    }
walk-to-weigh =
    { $count ->
        [one] { $figure } irritant to weigh
       *[other] { $figure } irritants to weigh
    }
walk-start = Start: { $sense }
walk-continue = Continue: { $sense }
walk-consolidate = Consolidate
walk-consolidation = Consolidation
walk-consolidation-empty = Map of zones and senses, irritants in order
walk-no-zones = This place has no zones yet. They are described in the unit’s file.
walk-day-closed = This day is closed. Reopen it to add something.
walk-passes = Passes of the day
walk-mine = You
walk-open = Under way
walk-again = Walk it again
walk-second = Other observers
walk-second-why = Somebody else walks the same sense without seeing your marks. They meet at the consolidation.
walk-guest = Who observes
walk-guest-hint = On the sheet, for instance “a colleague from the bakery”.
walk-guest-sense = With which sense
walk-guest-name-first = Say first who observes.
walk-guest-sense-first = Choose a sense first.
walk-external = From outside the team
walk-hand-over = Hand the computer over
walk-type-sheet = Type in their paper sheet

walk-pass-of = pass { $rank } of { $senses }
walk-zones = Zones in the customer’s order: { $done } walked of { $zones }
walk-mark = Perception of this zone
walk-mark-word = { $value } { $word }
walk-words = What is it, and where?
walk-prompt = “{ $prompt }”
walk-next-prompt = Another question
walk-next = Next zone
walk-previous = Previous zone
walk-take-back = Take back the last capture
walk-end = End the pass
walk-end-now = End
walk-ended = This pass is over. Resume it to correct a mark.
walk-resume = Resume this pass
walk-key-words = Write a finding
walk-key-action = Make an action of the zone’s last finding
walk-findings-here = Findings of this zone
walk-findings-elsewhere = Findings of other zones
walk-amend = Correct the words
walk-retract = Take this finding away
walk-retracted = Finding taken away
walk-more = More for this finding
walk-cause = Where it comes from
walk-cause-is = Cause: { $cause }
walk-cause-none = Cause not known
walk-make-action = Action
walk-make-ritual = Ritual
walk-answered = An action answers it
walk-promised = Action added to the plan: { $title }

walk-guest-person = From the team
walk-guest-other = Somebody else
walk-guest-senses = With which senses, in order
walk-guest-several =
    { $count ->
        [one] { $figure } sense
       *[other] { $figure } senses, one after the other
    }
walk-on-paper = On paper
walk-from-outside = From outside
walk-paper-title = Paper sheets
walk-paper-why = Print one sheet per sense; after the walk type one digit a zone, then the words.
walk-paper-print = Print the sheets
walk-paper-printed = Sheets ready: { $file }
walk-paper-name = Sheet { $number }
walk-paper-type = Type a sheet in
walk-sheet-title = Paper sheet, { $sense }
walk-sheet-digits = One digit a zone: the next one comes by itself.
walk-sheet-skip = Zone not walked
walk-sheet-words-of = Words for { $zone }
walk-sheet-to-words = Go on to the words
walk-sheet-to-digits = Back to the digits
walk-sheet-words-now = The digits are in. Now the words: Enter goes to the next zone.
walk-sheet-end = Sheet typed in
walk-sheet-next = Type another sheet in
walk-sheet-kept = Sheet entered. Zones: { $count }.

walk-map = Map
walk-irritants = Irritants
walk-enchantments = Enchantments
walk-notes = Worth noting
walk-parts = Consolidation of the walk
walk-map-caption = Mean perception by zone and sense, all observers together
walk-zone = Zone
walk-map-empty = No pass yet. The map appears as soon as a sense is walked.
walk-walk-now = Walk a sense
walk-observers =
    { $count ->
        [one] { $figure } observer
       *[other] { $figure } observers
    }
walk-cell-hidden = Pass under way
walk-cell-not-perceptible = Not perceptible
walk-cell-not-walked = Not walked
walk-cell-contested = Contested: { $low } and { $high }
walk-legend = From −2 (hurts) to +2 (delights). Contested: both signs are shown. “Not perceptible” is not zero.
walk-open-senses = { $senses }: somebody is still walking. Their marks appear when the pass ends.
walk-severity = Severity
walk-frequency = Frequency
walk-ease = Ease
walk-marks = { $severity } × { $frequency } × { $ease } = { $priority }
walk-ranking = Irritants by priority
walk-waiting = To weigh
walk-no-irritants = No irritant today. Negative findings of the walk arrive here.
walk-no-enchantments = No enchantment noted today. A positive mark with a few words makes one.
walk-no-notes = Nothing else to note today.
walk-settled = Settled otherwise
walk-accept = Accept
walk-accept-why = Why it is accepted, said openly
walk-drop-why = Why it is dropped
walk-accepted = Accepted: { $reason }
walk-dropped = Dropped: { $reason }
walk-drop = Drop
walk-merge = Merge with
walk-merged = Already said: { $text }
walk-reopen = Leave open again
walk-band-safety = Safety
walk-band-act-now = Act now
walk-band-plan = Plan
walk-band-watch = Watch
walk-key-safety = Flag a danger
walk-key-weigh = Give the next mark: severity, frequency, ease
walk-key-down = Next irritant
walk-key-up = Previous irritant
walk-convention = The product of three marks is a convention: look at the marks before deciding.

failure-blind-pass = This pass stays hidden while you walk the same sense. End yours first.
failure-pass-ended = This pass is over. Resume it to change a mark.
failure-pass-already-open = Another pass of this sense is open. End it first.
failure-sense-switched-off = This sense is not walked in this network.
failure-zone-elsewhere = This zone belongs to another place.
failure-merge-impossible = These two findings cannot be merged. Choose a finding of the same day that is still open.
failure-ritual-needs-enchantment = Only an enchantment becomes a ritual.
walk-recurring = What comes back
walk-recurring-basis = Same zone and same sense, or same words, at several visits of the year.
walk-recurring-second = Second time
walk-recurring-third = Third time
walk-recurring-nth = { $figure } times
