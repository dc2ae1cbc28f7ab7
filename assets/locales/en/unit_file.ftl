### A unit carried from one computer to another.
unit-file-hand = Hand over this unit
unit-file-hand-title = Hand { $unit } to a colleague
unit-file-hand-under = A sealed file that only your colleague’s computer can open
unit-file-address = Address of your colleague’s computer
unit-file-address-hint = It is shown on your colleague’s side: Units, then Open a unit file.
unit-file-code-check = Code of this address: { $code }. Read it out: it must be the same on your colleague’s side.
unit-file-code-known = Code of this address: { $code }. A file was exchanged with this computer before.
unit-file-photos = With photos and reports
unit-file-photos-hint = Without them the file fits in a message.
unit-file-folder = Folder to write it into
unit-file-folder-hint = A USB key, or any other folder of this computer.
unit-file-folder-choose = Choose the folder
unit-file-folder-chosen = The file will be written into { $folder }.
unit-file-goes = What leaves
unit-file-goes-text = Visits, walks and counts, observations and debriefs, promises, the team and its notices, the referential.
unit-file-stays = What stays here
unit-file-stays-text = Other units, ratings of the coach that are still sealed, unfinished texts, your settings and your codes.
unit-file-make = Make the file
unit-file-making = The file is being made
unit-file-missing-address = Paste your colleague’s address first.
unit-file-missing-folder = Name a folder.
unit-file-made = The file is ready: { $path } ({ $size }). Sealed for code { $code }.
unit-file-open = Open a unit file
unit-file-open-title = Open a file from a colleague
unit-file-awaits = This profile awaits its network: the first file from a colleague brings it.
unit-file-mine = Address of this computer
unit-file-mine-text = Give it to your colleague, in a message or on a key. It is no secret: it seals, it does not open.
unit-file-mine-code = Code to compare aloud
unit-file-copy = Copy the address
unit-file-copied = Address copied
unit-file-received = A file you received
unit-file-received-text = What it brings is told first: visits, people, promises, irritants that come back, trends. Nothing is kept until you say yes.
unit-file-choose = Choose a file
unit-file-choose-other = Choose another file
unit-file-from = { $name }, file made on { $day } at { $time }
unit-file-from-unnamed = File made on { $day } at { $time }, without a name
unit-file-from-code = Computer of code { $code }. Check it aloud before you open.
unit-file-from-known = Computer of code { $code }, with which you exchanged before.
unit-file-network = Network { $network }
unit-file-joins = Your profile will join this network.
unit-file-held = { $all }, of which { $new } here for the first time
unit-file-held-none = { $all }, nothing new
unit-file-visits = Visit days
unit-file-people = People
unit-file-promises = Promises
unit-file-findings = Findings
unit-file-observations = Observations
unit-file-attachments = Photos and reports
unit-file-attachments-held =
    { $count ->
        [one] { $figure } file, { $size }
       *[other] { $figure } files, { $size }
    }
unit-file-last-on = latest day { $day }
unit-file-nothing-new = Everything in this file is here already. Opening it changes nothing.
unit-file-not-understood =
    { $count ->
        [one] { $figure } item is of a newer version: it is kept, and will show after an update.
       *[other] { $figure } items are of a newer version: they are kept, and will show after an update.
    }
unit-file-ahead =
    { $count ->
        [one] { $figure } entry bears a time ahead of now: it is filed at the time it arrived.
       *[other] { $figure } entries bear a time ahead of now: they are filed at the time they arrived.
    }
unit-file-listed = You will be listed among the people who accompany this unit. A copy of your profile is made first.
unit-file-agree = Agree and open { $unit }
unit-file-opened = { $unit } is up to date here.
unit-file-opened-before = Nothing changed: this file was open already.
unit-file-carried = Exchanges of the last three months
unit-file-carried-out = { $unit }, file made for code { $code }
unit-file-carried-in = { $unit }, file from { $name }
unit-file-carried-in-unnamed = { $unit }, file of code { $code }
unit-file-join = Join a colleague’s network
unit-file-join-text = Their file brings the unit, its team and its story
unit-file-join-why = Make your profile, give this computer’s address to your colleague, then open the file sealed for you.
unit-file-join-real = For work
unit-file-join-practice = For practice
unit-file-join-for = This profile is
unit-file-join-do = Make the profile
