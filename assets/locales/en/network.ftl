### The network: its spreadsheet, its units, zones and people.
network-load = Load my network from a spreadsheet
network-file-name = Sillage, my network

# The sheets. The “-also” keys are other words that are recognised, separated by semicolons.
network-part-about = How to
network-part-structures = Structures
network-part-structures-also = Support structures; Regions
network-part-units = Units
network-part-units-also = Shops; Branches; Sites
network-part-zones = Zones
network-part-channels = Channels
network-part-functions = Functions
network-part-hours = Hours
network-part-hours-also = Opening hours
network-part-people = People
network-part-people-also = Team; Staff

# The columns.
network-head-name = Name
network-head-name-also = Full name; Label
network-head-name-en = Name in English
network-head-region = Region
network-head-code = Code
network-head-code-also = Unit code
network-head-kind = Kind
network-head-kind-also = Kind of unit; Type
network-head-structure = Structure
network-head-structure-also = Support structure
network-head-address = Address
network-head-time-zone = Time zone
network-head-status = Status
network-head-status-also = State
network-head-market-note = Local market
network-head-unit = Unit
network-head-unit-also = Units; Unit code; Code
network-head-order = Order
network-head-channel = Channel
network-head-label = Channel name
network-head-label-en = Channel name in English
network-head-regime = Waiting
network-head-regime-also = Regime
network-head-min-presence = Present at least
network-head-min-presence-also = Minimum presence
network-head-active = Active
network-head-day = Day
network-head-day-also = Date; Day or date
network-head-opens = Opens
network-head-opens-also = Opening; From
network-head-closes = Closes
network-head-closes-also = Closing; To
network-head-number = Number
network-head-number-also = Staff number; Employee number; ID
network-head-email = E-mail
network-head-email-also = Mail; E-mail address
network-head-role = Role
network-head-role-also = Job; Position
network-head-from = Since
network-head-from-also = Start; Start date
network-head-until = Until
network-head-until-also = End; End date
network-head-key = Key
network-hint-key = Written by Sillage to recognise the row. Leave it as it is; a new row has none.
network-hint-unit = The code of the unit. For channels, hours and people, several codes separated by commas.
network-hint-order = The customer’s order, from 1. Empty, the order of the rows counts.
network-hint-day = Monday, Tuesday… or a date like 2026-12-24 for a day that is different. One row a span.
network-hint-opens = 9:30, 09:30, or Closed for a day without opening.
network-hint-closes = 19:00. Midnight is written 24:00.
network-hint-number = The number by which your network knows the person. It tells two people of the same name apart.
network-hint-until = Last day. This is how leaving is noted: a row taken out removes nobody.
network-flag-true = Yes
network-flag-true-also = Y; True; X
network-flag-false = No
network-flag-false-also = N; False; Inactive
network-closed = Closed
network-closed-also = Shut
weekday-1 = Monday
weekday-1-also = Mon
weekday-2 = Tuesday
weekday-2-also = Tue
weekday-3 = Wednesday
weekday-3-also = Wed
weekday-4 = Thursday
weekday-4-also = Thu
weekday-5 = Friday
weekday-5-also = Fri
weekday-6 = Saturday
weekday-6-also = Sat
weekday-7 = Sunday
weekday-7-also = Sun
unit-status-prospect = To come
unit-status-active = Active
unit-status-active-also = Open
unit-status-paused = Paused
unit-status-closed = Closed
unit-status-closed-also = Closed down
unit-kind-shop-also = Store; Point of sale
unit-kind-contact-centre-also = Contact center; Call centre
unit-kind-other-also = Other
regime-queue = Queue
regime-queue-also = Line
regime-queue-patience = Queue, some give up
regime-deferred = Deferred
regime-rounds = Rounds
regime-chat = Conversations
regime-scheduled = By appointment
regime-presence = Presence
role-team-member-also = Member of the team; Adviser; Sales assistant; Staff
role-unit-manager-also = Shop manager; Branch manager
role-line-manager-also = Direct manager; Manager
role-regional-also = Regional manager; Regional
role-administrator-also = Admin
role-external-occupant-also = Guest
channel-walk-in-also = Walk-in; On site
channel-email-also = Mail message
channel-pickup-also = Collection; Click and collect

# The first sheet.
network-about-title = Your network in one file
network-about-1 = Each sheet is a list: structures, units, zones, channels, functions, hours, people. Fill in those you need; headings with a star are necessary.
network-about-2 = Nothing changes before you agree: Sillage first shows what would be added, changed or left alone, and names each cell to put right.
network-about-3 = A missing row removes nothing. An empty cell changes nothing; a dash takes away what was there.
network-about-4 = The Key column recognises a row that is known already, even under another name. Leave it as it is; a new row has none.
network-about-5 = The zones of a unit stand in the customer’s order. A zone that is no longer there goes to the bin, unless somebody walked through it.
network-about-6 = A number or an e-mail tells two people of the same name apart. Leaving is noted by a date in the Until column.
network-about-7 = Hours take one row a span: Monday 9:30 12:30, then Monday 14:00 19:00. A date replaces its day.
network-about-8 = This file informs nobody and opens no observation: the notice and the agreement of the organisation stay to be done in Sillage.

# What is wrong with a cell.
network-trouble-cell-missing = This cell must be filled in.
network-trouble-column-missing = This sheet lacks a necessary column.
network-trouble-sheet-twice = Another sheet holds the same list. Keep only one.
network-trouble-word-unknown = This word is not in the list of this column. Accepted words: { $accepted }.
network-trouble-not-a-number = A whole number is expected.
network-trouble-not-a-date = This is not a date. Write it like 2026-12-24, with the year in four digits.
network-trouble-not-a-time = This is not a time of day. Write it like 9:30.
network-trouble-unit-unknown = There is no unit “{ $unit }”, neither here nor in the sheet of units.
network-trouble-one-unit-only = One unit a row here.
network-trouble-structure-unknown = There is no such structure, neither here nor in the sheet of structures.
network-trouble-structure-twice = This structure is in row { $row } already.
network-trouble-code-twice = This code is in row { $row } already.
network-trouble-code-taken = This is the code of { $unit }.
network-trouble-key-twice = This unit is in row { $row } already.
network-trouble-key-unknown = This key is not of this network. Empty the cell to add a new row.
network-trouble-zone-twice = This zone is in row { $row } already.
network-trouble-order-twice = This place is taken in row { $row } already.
network-trouble-channel-twice = This channel is in row { $row } already.
network-trouble-function-twice = This function is in row { $row } already.
network-trouble-presence-out-of-range = No more than { $limit } people.
network-trouble-closes-before-opens = Closing ({ $closes }) comes before opening ({ $opens }).
network-trouble-opening-overlap = This span overlaps another of the same day.
network-trouble-time-zone-unknown = There is no such time zone. Write it like Europe/Paris.
network-trouble-email-malformed = This is not an e-mail address.
network-trouble-text-too-long = This text has { $count } characters, the limit is { $limit }.
network-trouble-text-missing = This cell must be filled in.
network-trouble-name-with-hidden-characters = This text holds invisible characters. Type it again.
network-trouble-end-before-start = The end comes before the start.
network-trouble-name-needs-number = Several rows bear this name. Give each a number or an e-mail; the same one if they are one person.
network-trouble-person-twice = Row { $row } speaks of this person already.
network-trouble-person-differs = Row { $row } says something else of the same person.
network-trouble-person-elsewhere = Somebody of this name is known at { $units }. Give a number or an e-mail to say whether this is the same person.
network-trouble-person-unclear = Several known people bear this name here. Give a number, an e-mail or the key.
network-trouble-number-taken = This is the number of { $name }.
network-trouble-email-taken = This is the address of { $name }.
network-trouble-role-twice = This role is in row { $row } already.

# Worth knowing before agreeing.
network-note-zone-kept = { $zone } ({ $unit }) is no longer in the file, but somebody walked through it: it stays, at the end.
network-note-you = { $name }: that is you.
network-note-still-there = { $name } stays at { $unit } too, which the file does not name for this person. A date in Until notes leaving.
network-note-left-already = { $name } has left { $unit } already and does not come back without a date in Since.

# The screen.
network-load-text = One file for units, zones, hours and people. You see everything before anything changes.
network-step-get = 1. Take the template
network-step-get-text = A workbook already filled with what Sillage knows, and how to use it.
network-export = Save the template
network-exported = Saved: { $file }
network-step-choose = 2. Choose your file
network-step-choose-text = An XLSX workbook or a CSV file: encoding and separator are recognised.
network-choose = Choose a file
network-read-as = Text read as { $encoding }, separator “{ $separator }”.
network-troubles =
    { $count ->
        [one] { $figure } cell to put right. Nothing is imported before that.
       *[other] { $figure } cells to put right. Nothing is imported before that.
    }
network-trouble-where = { $sheet }, row { $row }
network-trouble-cell = { $sheet }, row { $row }, cell { $cell } ({ $heading })
network-trouble-said = “{ $text }”
network-again = Read the file again
network-ask-days = In this file, is { $text } ({ $cell }) { $day } or { $other }?
network-day-first = The day comes first
network-month-first = The month comes first
network-nothing = This file changes nothing: all of it is known already.
network-summary = What this file would do
network-added = Added
network-changed = Changed
network-same = Unchanged
network-removed = To the bin
network-absent = Not in the file, kept
network-change-added = New
network-change-changed = Changed
network-change-removed = To the bin
network-change-leaving = Leaving
network-field-change = { $heading }: { $before } → { $after }
network-field-set = { $heading }: { $after }
network-lines = In detail
network-more =
    { $count ->
        [one] and { $figure } other
       *[other] and { $figure } others
    }
network-namesakes = People of the same name, kept apart
network-namesake-row = row { $row }
network-namesake-known = known already
network-notes = Worth knowing
network-ignored = Sheet not recognised, left aside: { $sheet }
network-unknown = Column not recognised, left aside: { $heading } ({ $sheet })
network-import =
    { $count ->
        [one] Import { $figure } change
       *[other] Import { $figure } changes
    }
network-imported = Network imported
network-first-unit = Open the units

# A unit, one thing at a time.
network-add-unit = Add a unit
network-setup = Zones, team, hours
network-unit = The unit
network-unit-name = Name
network-unit-code = Code
network-unit-kind = Kind of place
network-unit-address = Address
network-unit-status = Status
network-unit-missing = Give a name and a code.
network-unit-save = Create the unit
network-zones = Zones, in the customer’s order
network-zones-none = No zone yet: without zones there is no walk.
network-zone-name = New zone
network-zone-rename = Name of the zone
network-zone-add = Add
network-zone-up = Move { $zone } forward
network-zone-down = Move { $zone } back
network-zone-remove = Remove { $zone }
network-zone-keys = Alt+↑ and Alt+↓ move the chosen zone.
network-people = Team
network-people-none = No team here yet.
network-person-add = Add a person
network-person-name = Name
network-person-number = Number
network-person-email = E-mail
network-person-role = Role
network-person-until = Last day
network-person-missing = Give a name.
network-person-save = Save
network-channels = Channels
network-hours = Hours
network-hours-none = No hours yet.
network-hours-add = Add a span
network-hours-remove = Remove { $day } { $span }
network-hours-opens = Opens
network-hours-closes = Closes
network-hours-day = Day
network-hours-missing = Choose a day and two times.
network-hours-exception = { $day }: { $spans }
network-bulk = For many rows at once, the spreadsheet is faster.
