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
    Late promises and dates to look again are on the right: touch a line to answer it.
guide-unit = Knowing a unit before walking in
guide-unit-for = A unit’s file keeps its story, its people, its actions and its flows.
guide-unit-steps =
    Ctrl+K and a few letters lead to any unit.
    The story is newest first; each visit opens with one touch.
    “Start a visit here” opens the day on the spot.
guide-walk = Making the sensory walk
guide-walk-for = One sense at a time, zone after zone, as a customer would.
guide-walk-steps =
    Choose a sense: the walk goes from one zone to the next.
    A digit marks the zone from −2 to +2; 0 means nothing to note, “not perceptible” is said apart.
    Write a finding when something strikes you; P adds a photo, A makes it an action.
    At the end, consolidation is done with the team: severity, frequency, ease.
guide-flow = Counting customers
guide-flow-for = One key per arrival; what nobody watched is never counted as empty.
guide-flow-steps =
    Space counts an arrival, the undo key takes the last one back.
    0 pauses; leaving the screen leaves a gap, which you may claim.
    A total read elsewhere is typed with its interval.
    The result shows the minutes watched beside each figure.
guide-observation = Observing a person
guide-observation-for = Facts first, levels after, never before the person was informed.
guide-observation-steps =
    The person must have been informed: her file says when and how.
    Choose a skill and a moment; 1 to 4 rates a criterion, 0 means not observed.
    A fact is asked for at the lowest and at the highest level.
    The person can read everything you write.
guide-debrief = Leading the debrief
guide-debrief-for = She speaks first; one improvement; a date to look again.
guide-debrief-steps =
    Begin with her view: levels stay hidden until then.
    What was observed is already there; what remains is what you say to each other.
    A date to look again within fourteen days closes the debrief.
    The manager’s note takes two minutes and can become a full debrief.
guide-actions = Agreeing actions
guide-actions-for = Few promises, each with a name and a date.
guide-actions-steps =
    A, on a finding or a criterion, makes it an action.
    A digit chooses the date, Enter keeps it.
    Alt+↑ and Alt+↓ change the order.
    At the next visit, say whether it was kept, not yet, or dropped and why.
guide-closing = Closing the visit
guide-closing-for = The manager speaks her mind alone, you confirm the dashboard, the report stays.
guide-closing-steps =
    Hand the computer over: nothing but the questions can be reached, your PIN takes it back.
    Confirm the dashboard: proposals bear their evidence.
    Ctrl+Enter finishes and makes the PDF.
    A closed day no longer changes; reopening it is recorded.
guide-voice = Hearing customers
guide-voice-for = What customers say and write, by channel and theme.
guide-voice-steps =
    Note what is said in passing, or take in a file of a survey.
    Names, telephone numbers and addresses are told before they are kept.
    Sort by theme, read the Pareto by channel, write the synthesis with the team.
guide-week = Building the reference week
guide-week-for = What the unit receives, half hour by half hour, with what nobody saw.
guide-week-steps =
    Visits, ordinary days and counters add up and are never counted twice.
    Leave special days out with their reason.
    Each figure opens its formula and what it rests on.
    Freeze a version and put it in use.
guide-staffing = Finding the need before the roster
guide-staffing-for = The need comes from demand alone; the roster is compared afterwards.
guide-staffing-steps =
    Say what each function promises and how long a customer takes.
    Save the need: only then can the roster be entered.
    Read the gaps slot by slot; two keys make one an action.
guide-training = Following progress
guide-training-for = A file for each person, read by her, her manager and the coach.
guide-training-steps =
    Skill by skill: what is aimed at, what was seen, how often and since when.
    A proposed goal becomes one only in words somebody looked at.
    Below three observations there is no mean.
guide-project = Keeping the unit’s project
guide-project-for = Diagnosis, meaning, indicators, plan: the team orders, nothing is promised by itself.
guide-project-steps =
    The diagnosis joins four planes and says what is missing.
    Write the meaning and the proof in the team’s words.
    Order the suggested plan; promise what you will do.
guide-network = Preparing the network and the referential
guide-network-for = Units, zones, people and criteria, by hand or by workbook.
guide-network-steps =
    Load a workbook: everything is shown before it comes in.
    A published referential no longer changes; open a draft.
    The organisation gate opens with the consultation and with people informed.
guide-carry = Handing a unit on without a network
guide-carry-for = A file sealed for one person, on a key or by e-mail.
guide-carry-steps =
    Ask your colleague for the address and read the sixteen digits to each other.
    From the unit, choose “Hand on”: only this unit and those who work there leave.
    On arrival a preview tells what will come in; opening twice changes nothing.
guide-copies = Losing nothing
guide-copies-for = Each entry is on the disk before the screen says so; verified copies are made by themselves.
guide-copies-steps =
    Choose a second place: a USB key or another folder.
    “Check my data” reads everything again.
    If the profile no longer opens, the first screen offers its copies; what is damaged is moved aside, never erased.
    Keep the printed recovery code away from the computer.
guide-privacy = Protecting people
guide-privacy-for = The screen is seen by customers, the computer can be lost.
guide-privacy-steps =
    Ctrl+Shift+H puts initials in place of names.
    After some minutes without a touch the screen closes: your PIN reopens it. After sleep, or when the computer’s own session was locked, it is the passphrase.
    No screen ranks people; everybody can read what is written of them.
    A problem report is read whole before it leaves and names nobody.
