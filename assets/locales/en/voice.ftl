### The voice of the customer: what is said and written, by channel and theme; what the team makes of it.
voice-title = Voice of the customer
voice-empty = Nothing noted here yet. Note what a customer just said, or bring a file of a survey or of complaints.
voice-note = Note what was said
voice-import = Import
voice-sort = Sort by theme
voice-from = From
voice-to = To
voice-counted = Counted
voice-counted-negative = Complaints
voice-counted-positive = Thanks
voice-counted-neutral = The rest
voice-by = Each mention weighs
voice-by-mentions = One
voice-by-severity = Its severity
voice-by-severity-note = Severity of a theme: rounded mean of those given; 3 where nobody said.
voice-basis =
    { $count ->
        [one] { $figure } verbatim received from { $from } to { $to }: { $negative } complaints, { $positive } thanks, { $neutral } others.
       *[other] { $figure } verbatims received from { $from } to { $to }: { $negative } complaints, { $positive } thanks, { $neutral } others.
    }
voice-none-counted = Nothing of that kind in this period.
voice-channel = Channel
voice-channel-all = All
voice-pareto = Themes, heaviest first
voice-theme = Theme
voice-mentions = Mentions
voice-severity = Severity
voice-severity-of = { $mean } (n = { $n })
voice-weight = Weight
voice-cumulative = Cumulative
voice-cumulative-few = { $sum } of { $total }
voice-cumulative-share = { $share } ({ $sum } of { $total })
voice-bar = Share
voice-vital = The vital few: these themes make four fifths of the weight.
voice-few = Fewer than ten mentions: figures, no percentages.
voice-twice = { $mentions } mentions in { $verbatims } verbatims: one that speaks of two things counts in both.
voice-unsorted =
    { $count ->
        [one] { $figure } verbatim is sorted into no theme and stands in no line.
       *[other] { $figure } verbatims are sorted into no theme and stand in no line.
    }
voice-synthesis = Synthesis
voice-synthesis-words = What the team makes of this period
voice-synthesis-hint = A few sentences, written together. They keep themselves.
voice-synthesis-earlier = Syntheses of other periods
voice-synthesis-of = From { $from } to { $to }
voice-irritants = Irritants and decisions
voice-imports = Imported files
voice-import-line =
    { $count ->
        [one] { $figure } verbatim
       *[other] { $figure } verbatims
    }
voice-import-left = { $figure } rows left out
voice-import-masked = { $figure } with a name or number masked
voice-import-remove = Take out { $name }
voice-import-removed = File taken out
voice-themes = Themes of the network
voice-themes-why = Few words, the same for all units. Removing a theme leaves its verbatims to be sorted.
voice-themes-none = No theme yet. Begin with three: waiting, welcome, price.
voice-theme-name = Name of the theme (French)
voice-theme-english = In English (optional)
voice-theme-add = Add
voice-theme-remove = Remove { $name }
voice-theme-removed = Theme removed
voice-theme-used =
    { $count ->
        [one] { $figure } verbatim
       *[other] { $figure } verbatims
    }
voice-said-title = Customer said
voice-said-under = In the customer’s own words, no name and no address.
voice-said-words = What was said
voice-said-polarity = Rather
voice-said-channel = How it came
voice-said-themes = What it speaks of
voice-said-severity = Severity
voice-said-severity-1 = barely noticed
voice-said-severity-5 = leaves or complains
voice-said-on = Received on
voice-said-keep = Note it
voice-said-first = Write the words first.
voice-said-kept = Noted
voice-said-latest = The latest
voice-said-today = Today
voice-said-take = Take back
voice-said-taken = Taken back
voice-personal = There is a name or a number in these words:
voice-personal-mask = Mask and note
voice-personal-keep = Note as written
voice-personal-change = Change
voice-personal-name = name
voice-personal-phone = telephone
voice-personal-email = e-mail
voice-personal-number = number
voice-list-title = Verbatims to sort
voice-list-under = Digits sort the chosen verbatim, arrows go to the next.
voice-list-which = Show
voice-list-unsorted = To sort
voice-list-all = All
voice-list-done = Everything is sorted.
voice-list-none = No verbatim.
voice-list-more = The first { $shown } of { $count }.
voice-key-down = Next verbatim
voice-key-up = Previous verbatim
voice-key-theme = Sort into a theme
voice-file-title = Import verbatims
voice-file-under = A survey, a register of complaints, reviews: an XLSX workbook or a CSV file.
voice-file-empty = Choose a file: nothing is taken before you have looked at it.
voice-file-do =
    { $count ->
        [one] Import { $figure } verbatim
       *[other] Import { $figure } verbatims
    }
voice-file-done =
    { $count ->
        [one] { $figure } verbatim imported.
       *[other] { $figure } verbatims imported.
    }
voice-file-see = See the voice of the customer
voice-file-already = This file was imported before.
voice-file-read =
    { $count ->
        [one] { $figure } verbatim to take, from { $from } to { $to }.
       *[other] { $figure } verbatims to take, from { $from } to { $to }.
    }
voice-file-nothing = No row can be taken as it stands.
voice-file-masked =
    { $count ->
        [one] In { $figure } verbatim a name or a number is replaced by ■.
       *[other] In { $figure } verbatims a name or a number is replaced by ■.
    }
voice-file-known =
    { $count ->
        [one] { $figure } row is known already or written twice: it is not taken.
       *[other] { $figure } rows are known already or written twice: they are not taken.
    }
voice-file-new-themes = New themes, added with the file: { $names }.
voice-file-text = The customer’s words
voice-file-date = The day
voice-file-date-none = None: received today
voice-file-channel-column = The channel
voice-file-theme = The themes
voice-file-polarity-column = Thanks or complaint
voice-file-severity = The severity, 1 to 5
voice-file-channel = Channel where nothing says it
voice-file-polarity = Kind where nothing says it
voice-file-rows = As they will be kept
voice-file-row = Row { $row }
voice-trouble-no-words = There are no words in this row.
voice-trouble-too-long = More than 2,000 characters: cut the text in the file.
voice-trouble-no-day = The day is missing.
voice-trouble-not-a-day = This is not a day.
voice-trouble-day-to-come = This day is still to come.
voice-trouble-not-a-channel = This channel is not known.
voice-trouble-not-a-direction = Neither thanks nor complaint nor stars from 1 to 5.
voice-trouble-not-a-severity = This is not a severity from 1 to 5.
voice-trouble-not-a-theme = This name does not fit a theme.
