### The way into Sillage.
start-title = Welcome
start-welcome = Welcome to Sillage
start-welcome-text = The visit notebook of field coaches. Everything works offline, and nothing you enter is lost.
start-language = Language
start-in-french = Français
start-in-english = English
start-practice = Practise
start-practice-text = An invented network, no account and no password. Nothing is sent.
start-practice-coach = Start as a coach
start-practice-coach-text = A visit day, from morning to report
start-practice-manager = Start as a unit manager
start-practice-manager-text = Your team, your promises, your notes
start-real = Work
start-create = Create my profile
start-create-text = Encrypted on this computer, opened by you alone
start-create-why = Your visits are encrypted on this computer. Nobody else can open them, not even us.
start-create-do = Create the profile
start-you = You
start-where = Where you work
start-locks = What opens the profile
start-name = Your name
start-role = Your role
start-role-coach = Coach
start-role-unit-manager = Unit manager
start-role-line-manager = Front-line manager
start-role-team-member = Team member
start-role-regional = Regional team
start-role-administrator = Network administration
start-role-external-occupant = Guest from another unit
start-network = Name of the network
start-unit = First unit
start-starter = Referential to start from
start-starter-shop = Shop
start-starter-branch = Bank branch
start-starter-none = None, I will write it
start-starter-hint = Without a referential a visit has no criteria to observe. You can change everything.
start-unit-kind = Kind of unit
start-kind-shop = Shop
start-kind-agency = Agency
start-kind-branch = Branch
start-kind-contact-centre = Contact centre
start-kind-counter = Counter
start-kind-other = Other place
start-passphrase = Passphrase
start-passphrase-new = Your passphrase
start-passphrase-hint = At least fifteen characters, or seven words drawn at random.
start-passphrase-missing =
    { $count ->
        [one] { $shown } more character.
       *[other] { $shown } more characters.
    }
start-passphrase-draw = Draw seven words
start-pin = Short PIN
start-pin-hint = 4 to 8 digits. It reopens the screen after a pause, or after lending the computer.
start-missing-name = Enter your name.
start-missing-network = Enter the name of the network.
start-missing-unit = Enter the name of a first unit.
start-missing-passphrase = The passphrase has at least fifteen characters.
start-missing-pin = The PIN has 4 to 8 digits.
start-code = Your recovery code
start-code-text = It opens your profile if you forget the passphrase. It will never be shown again: write it down on paper now.
start-code-care = Keep the paper away from the computer. Without passphrase or code, your visits stay closed for ever.
start-code-done = I have written it down
start-who = Who opens Sillage?
start-other = Another profile
start-open-first = Open the first profile
start-is-practice = Practice
start-last-used = Opened on { $day }
start-unlock = Hello { $name }
start-unlock-hint = The passphrase chosen when the profile was created.
start-unlock-do = Open
start-opening = Opening
start-see = Show letters
start-forgot = Forgotten passphrase
start-recover = Open with the recovery code
start-recover-text = The code written down at creation opens the profile; you then choose a new passphrase.
start-recovery-code = Recovery code
start-recover-missing = The code and a passphrase of fifteen characters are needed.
start-recover-do = Open and change the passphrase
start-rescue-open = See the backups
start-rescue = Put a backup back
start-rescue-text = The current file is moved aside and stays there, unless somebody has to be erased. Choose the newest backup: what was entered after it is added, as far as the file can still be read.
start-rescue-copy = Backup of { $day }, { $time }
start-rescued-alone = The backup is in place. Nothing newer can be read in the damaged file.
start-rescued =
    { $count ->
        [one] The backup is in place, with { $figure } newer entry that could still be read.
       *[other] The backup is in place, with { $figure } newer entries that could still be read.
    }
start-rescued-elsewhere =
    { $count ->
        [one] { $figure } other is with the server or a colleague already: it comes back with the next exchange.
       *[other] { $figure } others are with the server or a colleague already: they come back with the next exchange.
    }
start-rescued-left =
    { $count ->
        [one] At least { $figure } entry cannot be read any more: it stays in the file set aside. If the server had received it, it comes back with the next exchange.
       *[other] At least { $figure } entries cannot be read any more: they stay in the file set aside. Those the server had received come back with the next exchange.
    }
start-rescue-none = No backup of this profile on this computer. Plug in the second place if you have one.
