### The reference week: what was counted, days apart, versions, files.
week-title = Reference week
week-open = Reference week
week-empty = Nothing has been counted here yet. Count for a quarter of an hour during a visit, or bring a file of your counter.
week-import = Import
week-need = Needed people
week-save = Freeze this week
week-saved = Week { $version } is frozen and in use.
week-label = Season
week-season-1 = Winter { $year }
week-season-2 = Spring { $year }
week-season-3 = Summer { $year }
week-season-4 = Autumn { $year }
week-shown = Week shown
week-live = What is known today
week-version = Version { $version } · { $label }
week-version-current = Version { $version } · { $label } (in use)
week-choose = Put in use
week-interval = Slots of
week-minutes = { $figure } min
week-from = From
week-to = To
week-channel = Channel
week-basis-all =
    { $count ->
        [one] { $figure } day counted, { $hours } watched, { $customers } customers, from { $from } to { $to }.
       *[other] { $figure } days counted, { $hours } watched, { $customers } customers, from { $from } to { $to }.
    }
week-excluded =
    { $count ->
        [one] { $figure } day apart is not in it.
       *[other] { $figure } days apart are not in it.
    }
week-excluded-many = More than three days of ten are left out: this “normal” week is a fiction.
week-estimated-many = More than half of the slots are not counted: count more before you decide.
week-twice =
    { $count ->
        [one] { $figure } slot was seen twice: the better watched one is kept, never the sum.
       *[other] { $figure } slots were seen twice: the better watched ones are kept, never the sum.
    }
week-twice-compare = { $channel }: the machine counts { $machine } customers per hour where people see { $people }.
week-coarser =
    { $count ->
        [one] { $figure } count longer than these slots is left out. Choose longer slots to see it.
       *[other] { $figure } counts longer than these slots are left out. Choose longer slots to see them.
    }
week-hours-unknown = Opening hours are not known: the table goes from the first to the last slot counted.
week-table = Customers per hour, by day and slot
week-slot = Slot
week-total-day = Customers of the day
week-total-week = Week
week-nc = n/c
week-closed = closed
week-cell-measured = { $day } { $time }: { $rate } customers per hour, counted
week-cell-estimated = { $day } { $time }: { $rate } customers per hour, estimated
week-cell-unknown = { $day } { $time }: { $rate }, not counted
week-legend-none = not counted
week-legend-estimated = estimated, not observed
week-legend-steps = { $low } to { $high } customers/h
week-partial = at least { $figure }
week-pick = Choose a slot to see its formula.
week-cell-title = { $day }, { $from }–{ $to }
week-formula-rate = 60 × { $count } customers ÷ { $minutes } min watched = { $rate } customers per hour
week-formula-interval = 95% interval: from { $low } to { $high } customers per hour (variation between days φ = { $phi })
week-formula-phi-unknown = About one day per slot: the variation between days cannot be measured yet, the interval is optimistic.
week-formula-estimated = Level of the day × shape of the hours = { $rate } customers per hour. Estimated, not observed.
week-formula-thin = Only { $minutes } min were seen here ({ $count } customers): too few to stand alone.
week-formula-unknown = Nobody counted this slot, and nothing allows to estimate it.
week-basis-cell =
    { $count ->
        [one] One day observed: this figure describes that day. Coverage { $coverage }, on { $since }.
       *[other] { $figure } days observed, coverage { $coverage }, since { $since }.
    }
week-spread = From { $min } to { $max } customers per slot, depending on the day
week-median = Middle day: { $median } customers per slot
week-p80 = Four days of five, at most { $p80 } customers per slot
week-p90 = Nine days of ten, at most { $p90 } customers per slot
week-level = Beside the mean of the week ({ $mean } customers per hour): { $level }
week-level-low = quiet
week-level-normal = normal
week-level-high = busy
week-level-peak = peak
week-level-unknown = unknown
week-special = Days apart
week-special-none = No day apart. Note a promotion, a strike, a storm here: the normal week will not be bent by it.
week-special-date = Day
week-special-reason = Reason
week-special-note = More about it
week-special-exclude = Leave out of the normal week
week-special-add = Note this day
week-special-remove = Remove { $day }
week-special-out = out of the week
week-special-in = counted
week-reason-holiday = Public holiday
week-reason-school-holiday = School holidays
week-reason-promotion = Promotion
week-reason-sales = Sales
week-reason-pay-day = Pay day
week-reason-delivery = Delivery
week-reason-weather = Weather
week-reason-strike = Strike
week-reason-local-event = Local event
week-reason-outage = Outage
week-reason-other = Other
week-drivers = What makes flows vary
week-drivers-hint = Observed together, never a cause.
week-driver-effect = { $percent } customers on these days (from { $low } to { $high }, at 95%)
week-driver-formula = ({ $with } ÷ { $expected } expected) ÷ ({ $without } ÷ { $others } expected) = { $ratio } · { $days } days with, { $rest } without
week-driver-undecided = The data do not settle it.
week-driver-few =
    { $count ->
        [one] { $figure } day with it: three are needed, and thirty customers on either side, to tell its effect.
       *[other] { $figure } days with it: three are needed, and thirty customers on either side, to tell its effect.
    }
week-driver-together = Always on the same days as: { $reasons }. They cannot be told apart.
week-imports = Files taken in
week-import-line = { $channel } · from { $from } to { $to } · customers: { $total } · rows: { $rows }
week-import-left = rows left out: { $figure }
week-import-remove = Take out { $name }

week-counts-title = Import counts
week-counts-text = Door counter, till, call log: CSV or Excel.
week-counts-do =
    { $count ->
        [one] Import { $figure } row
       *[other] Import { $figure } rows
    }
week-counts-done =
    { $count ->
        [one] { $figure } day imported.
       *[other] { $figure } days imported.
    }
week-counts-see = See the week
week-counts-empty = Choose the file as the machine writes it. You will see what is read before anything changes.
week-counts-read = Rows read: { $rows } · days: { $days }, from { $from } to { $to } · customers: { $total }
week-counts-nothing = No row can be read with these columns.
week-counts-already = This file was imported before. Take the earlier import out to do it again.
week-counts-known =
    { $count ->
        [one] { $figure } day of this channel is counted by another file already: the better watched will be kept, never the sum.
       *[other] { $figure } days of this channel are counted by another file already: the better watched will be kept, never the sum.
    }
week-counts-date = Day
week-counts-time = Time
week-counts-time-within = In the same column
week-counts-count = Count
week-counts-count-each = Every row is a customer
week-counts-channel = Channel counted
week-counts-source = Comes from
week-counts-zone = Time zone of the times
week-counts-zone-here = That of the unit
week-counts-zone-utc = UTC
week-counts-each-note = A log is taken to be complete during the opening hours of the days it names.
week-source-door-sensor = Door counter
week-source-till = Till
week-source-telephony = Call log
week-source-ticket-machine = Ticket machine
week-source-spreadsheet = Spreadsheet
week-trouble-no-day = The day is missing.
week-trouble-not-a-day = This is not a day.
week-trouble-no-time = The time is missing.
week-trouble-not-a-time = This is not a time.
week-trouble-no-such-hour = There is no such hour: a day has twenty-four.
week-trouble-hour-that-was-not = That hour never was: clocks went forward.
week-trouble-no-count = The count is missing.
week-trouble-not-a-count = This is not a whole number.
week-trouble-negative-count = A count cannot be negative.
week-trouble-between-slots = The time does not begin a slot. Choose the right slot length.
week-trouble-slot-twice = This slot is counted further up already.
week-trouble-day-to-come = This day has not come yet.
week-year-title = A year to practise on
week-year-text = This practice network can take an invented year: four units, three channels, sixty people, counts with their holes, special days.
week-year-do = Add the year
week-year-done = The year is there: { $days } counted days, { $units } units, { $people } people.
