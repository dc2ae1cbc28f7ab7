### The guide: one page a family of screens, read without a network.
guide-title = Guide
guide-search = Search the guide
guide-none = Nothing matches. Try another word.
guide-open = Open this screen
guide-here = The guide to this screen
guide-pages = All pages
guide-today = Starting the day
guide-today-for = Today shows what is planned and what was promised.
guide-today-steps =
    Enter resumes the visit in progress, or starts the next one.
    N starts a visit that was not planned: choose the unit with a few letters.
    “To check today” recalls late promises and what to look at again: touch a line to open it.
    The preparation is one page: promises, people present, your intention.
    In the visit a digit opens a stage; “Check for gaps” says what the report would lack, and blocks nothing.
guide-unit = Knowing a unit before walking in
guide-unit-for = A unit’s file keeps its history, its team, its actions and its reference week.
guide-unit-steps =
    Ctrl+K and a few letters lead to any unit.
    The history is newest first; each visit opens with one touch.
    “Start a visit here” opens the day on the spot.
guide-walk = Making the sensory walk
guide-walk-for = One sense at a time, zone after zone, as a customer would.
guide-walk-steps =
    Choose a sense: the walk goes from one zone to the next.
    Keys 1 to 5 mark the zone from −2 to +2: 3 means “Nothing to note”. 0 means “Not perceptible”, which is no mark.
    Write a finding when something strikes you; P adds a photo, A makes an action of the last finding.
    At the end, consolidation is done with the team: severity, frequency, ease.
guide-flow = Counting customers
guide-flow-for = One key per arrival; what nobody watched is never counted as empty.
guide-flow-steps =
    Space counts an arrival, Backspace takes the last one back.
    0 pauses; leaving the counter leaves a gap, which “I was still counting” claims.
    A total somebody else holds is typed with its interval and the minutes observed.
    Following one customer, from arrival to leaving, gives handling times.
    The result shows the minutes observed beside each figure.
guide-observation = Observing a person
guide-observation-for = Facts first, levels after, never before the person was informed.
guide-observation-steps =
    The person must have been informed: “Inform the team” notes who, how and when.
    Choose the person by number; 0 observes “A team member”, without identity.
    The criteria of the referential are there, one after the other: a digit of the scale gives a level, 0 means not observed, 8 declined, 9 not applicable.
    N writes a fact; one is asked for at the lowest and at the highest level.
    The person can read everything you write.
guide-debrief = Leading the debrief
guide-debrief-for = The person speaks first; one thing to improve; a date to look again.
guide-debrief-steps =
    Begin with her view: levels stay hidden until “Show levels”.
    The facts of the observation are already there; what remains is what you say to each other.
    The commitment is said “when… I will…”, in her words; the date to look again is within fourteen days.
    The manager’s note takes two minutes and can become a debrief.
guide-actions = Agreeing actions
guide-actions-for = Few promises, each with a name and a date.
guide-actions-steps =
    A makes an action of the finding, the irritant or the suggestion chosen.
    A digit chooses the date, Enter promises.
    Alt+↑ and Alt+↓ change the order.
    In the team meeting your ideas come first; what the day suggests stays hidden until then.
    At the next visit, say “Kept”, “Not yet”, or “Dropped” and why.
guide-closing = Closing the visit
guide-closing-for = The manager speaks her mind alone, you confirm the dashboard, the report stays.
guide-closing-steps =
    Hand the computer over: nothing but the questions can be reached, your PIN takes it back.
    Confirm the dashboard: each proposed level says what it rests on. The coach’s rating opens then.
    Ctrl+Enter finishes and makes the PDF; “For whom” chooses the edition: manager, region or wall page.
    A closed day no longer changes; reopening it is recorded.
guide-voice = Hearing customers
guide-voice-for = What customers say and write, by channel and theme.
guide-voice-steps =
    Note what is said in passing, or import a file of a survey or of complaints.
    A name, a number or an e-mail is told before it is kept.
    Sort by theme, read the themes heaviest first, channel by channel, and write the synthesis with the team.
guide-week = Building the reference week
guide-week-for = What the unit receives, slot by slot, with what nobody counted.
guide-week-steps =
    Visits, ordinary days and files of counters add up and are never counted twice.
    Note days apart with their reason: the normal week is not bent by them.
    Each figure opens its formula and what it rests on.
    “Freeze this week” makes a version of it, in use at once.
guide-staffing = Finding the need first
guide-staffing-for = The need comes from demand alone; the people planned are compared afterwards.
guide-staffing-steps =
    Say what each function promises and how long a customer takes.
    Save the need: only then can the people planned be entered.
    Read the gaps slot by slot; “Make it an action” puts a lack into the unit’s plan.
guide-training = Following progress
guide-training-for = A file for each person, read by her, her manager and the coach.
guide-training-steps =
    Skill by skill: what is aimed at, what was seen, how often and since when.
    A proposed goal is noted by you alone: change the words, then note it.
    Below three observations there is no mean.
    The team view gives numbers, never names; calibration compares what everybody rated alone.
guide-project = Keeping the unit’s project
guide-project-for = Diagnosis, meaning, indicators, plan: the team orders, nothing is promised by itself.
guide-project-steps =
    The diagnosis joins four planes and says what is missing.
    Each irritant ends in an action, or accepted, or dropped with a reason.
    Write the meaning and the proof in the team’s words.
    Order the suggestions of the plan; promise what you will do.
guide-network = Preparing the network and the referential
guide-network-for = Units, zones, people and criteria, by hand or by workbook.
guide-network-steps =
    Load a workbook: everything is shown before it comes in.
    A published referential no longer changes; write the next version as a draft.
    In “Organisation”, fill in the four parts, then choose “Open observations”; each person is informed before being observed.
guide-carry = Handing a unit over without a network
guide-carry-for = A file sealed for one person, on a key or by e-mail.
guide-carry-steps =
    Ask your colleague for the address of their computer and read the code of sixteen digits to each other.
    From the unit, choose “Hand over this unit”: the screen says what leaves and what stays here.
    On arrival, “Open a unit file” tells what will come in; opening it twice changes nothing.
guide-sync = Sending and receiving
guide-sync-for = Everything is saved here first; the exchange with the server happens by itself, as soon as the network is back.
guide-sync-steps =
    To join this profile to a server, paste the printed line from whoever keeps the server; on a new computer, choose “I have a printed line” on the first screen.
    What waits is read at the bottom of the screen: touch it to open “Sending and receiving”. “Send now” does not wait for the next try.
    Offline nothing is lost: everything stays in “To send”. If that lasts, “Make a file” hands a unit to a colleague.
    Two versions of one thing are settled in “Needs you”: keep yours, the other’s or both; the version set aside stays in the history.
    What the server keeps aside is there too, with the reason and whom to ask.
    A lost computer: tell whoever keeps the server. On another one, “Take back a lost profile” asks for the key of copies and the recovery code; then join it with a new printed line.
guide-copies = Losing nothing
guide-copies-for = Each entry is on the disk before the screen says so; verified backups are made by themselves.
guide-copies-steps =
    Choose a second place: a USB key or a folder off this computer.
    “Check my data” reads everything again.
    If the profile no longer opens, the first screen offers its backups; what can still be read of the damaged file is added, and that file is moved aside; it stays there unless somebody has to be erased.
    What you delete stays in the bin for thirty days: “Put back” returns it.
    Keep the paper with the recovery code away from the computer.
guide-privacy = Protecting people
guide-privacy-for = The screen is seen by customers, the computer can be lost.
guide-privacy-steps =
    Ctrl+Shift+H puts initials in place of names.
    After some minutes without a touch Sillage rests: your PIN reopens the screen. After sleep, or when the computer’s own session was locked, it is the passphrase.
    No screen ranks people; everybody can read what is written of them.
    “Report a problem” shows the whole text, which names nobody; nothing leaves, you copy it yourself.
guide-settings = Setting Sillage to your hand
guide-settings-for = A setting applies at once, and the screen offers to undo it.
guide-settings-steps =
    Display: the theme, with “Daylight” against glare, the size of text and controls, the main hand.
    Keys: put a letter elsewhere, or switch single keys off if they get in your way.
    Language: that of the screens; that of a report is chosen when it is made.
    F1 shows the keys of the screen in front and leads to its page of the guide.
guide-news = What is new
guide-news-for = The latest changes to Sillage, newest first.
guide-news-steps =
    A damaged file does not open: its backups are offered, and what was entered after them comes back as far as it can be read.
    Ctrl+C, with nothing selected, copies the line or block in hand.
    The guide has a page for each family of screens, and F1 leads to it.
    The visit tells the coach which share of it went to the screen; this figure stays on the computer.
    A computer that sleeps or whose screen is locked locks the profile.
    A profile joins a server by a printed line; what is entered leaves by itself, and every screen says what waits.
    Irritants end by an action, by being accepted or by being dropped with a reason; the plan of a unit is suggested from what was seen.
    The reference week brings visits, ordinary days and imported counts together, and the need per function follows from it.
