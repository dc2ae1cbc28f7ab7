# The practice day played without a window: what it announces, and what invented people write in it.

## What is announced.

demo-begins = Practice day of { $date }, invented network “Maison Tilleul”.
demo-stage-prepare =
    { $promises ->
        [one] 1. Preparation: { $promises } promise looked at,
       *[other] 1. Preparation: { $promises } promises looked at,
    } { $people ->
        [one] { $people } person there,
       *[other] { $people } people there,
    } { $informed ->
        [one] { $informed } newcomer informed.
       *[other] { $informed } newcomers informed.
    }
demo-stage-walk =
    { $passes ->
        [one] 2. Sensory walk: { $passes } pass,
       *[other] 2. Sensory walk: { $passes } passes,
    } { $irritants ->
        [one] { $irritants } irritant,
       *[other] { $irritants } irritants,
    } { $enchantments ->
        [one] { $enchantments } enchantment.
       *[other] { $enchantments } enchantments.
    }
demo-stage-count =
    { $arrivals ->
        [one] 3. Counting: { $arrivals } arrival in { $minutes } really observed.
       *[other] 3. Counting: { $arrivals } arrivals in { $minutes } really observed.
    }
demo-stage-observe =
    { $count ->
        [one] 4. Observations: { $count } person observed, facts written: { $facts }.
       *[other] 4. Observations: { $count } people observed, facts written: { $facts }.
    }
demo-stage-debrief =
    { $count ->
        [one] 5. Debriefs: { $count } led to its commitment, and a note of two minutes.
       *[other] 5. Debriefs: { $count } led to their commitment, and a note of two minutes.
    }
demo-stage-plan =
    { $actions ->
        [one] 6. Action plan: { $actions } action, with a name and a date.
       *[other] 6. Action plan: { $actions } actions, each with a name and a date.
    }
demo-stage-close = 7. Closing: the coach is rated, the dashboard confirmed, a success celebrated, a copy made.
demo-verified = Verified: { $operations } operations and { $events } counter rows read again, nothing is missing.
demo-where = The files:
demo-file = { $name }: { $path }
demo-file-report = Report
demo-file-report-other = The same in French
demo-file-spreadsheet = Spreadsheet
demo-file-data = Data
demo-file-sheet = Personal sheet
demo-file-profile = Profiles

## What invented people write.

demo-drop-reason = The landlord redoes the floor next month.
demo-intention = See how the queue is told when the wait goes beyond five minutes.
demo-guest = A colleague from the bakery next door
demo-finding-lamps = The two new lamps of the advice counter dazzle: labels shine, prices cannot be read any more.
demo-finding-greenhouse = The greenhouse shows from the door, the morning light goes through it.
demo-finding-labels = Handwritten labels of last summer are still stuck near the till.
demo-finding-floor = The mat laid over the floor plate at the pick-up slips: feet catch on it.
demo-finding-door = The door is heavy for whoever comes with a pushchair.
demo-finding-basil = A crumpled basil leaf is held out to whoever enters the greenhouse; people smile.
demo-finding-signal = The payment terminal beeps without end and covers voices at the till.
demo-accept-door = The fire door cannot be made lighter; the team comes and opens it.
demo-caption = The advice counter, two new lamps facing the labels
demo-conclusion = It is busiest around a quarter past ten, when one adviser alone is on the floor.
demo-amina-scene = A lady looks for a pot for an olive tree and hesitates about its size.
demo-amina-welcome = Looks up as she enters: “Good morning, I finish this and I am with you.”
demo-amina-rephrase = Shows three pots before asking where the olive tree will stand.
demo-amina-went-well = The customer left happy, I saw her at once.
demo-amina-to-change = I showed too many things before knowing.
demo-amina-effect = The customer says twice more what she wanted.
demo-amina-strength = A greeting at once, even while busy.
demo-amina-improvement = Rephrase the request before showing.
demo-amina-when = a customer tells me what they look for
demo-amina-then = say it again in one sentence and wait for a yes.
demo-amina-expected = The customer chooses faster and feels understood.
demo-amina-support = A try in pairs on Tuesday morning.
demo-amina-comment = The facts were right, that helps me.
demo-paul-scene = A couple compares two garden sets; four groups wait at the till.
demo-paul-available = Puts his box down and goes to the couple without being called.
demo-paul-advise = Has both customers sit in each chair before speaking of the price.
demo-paul-waiting = The queue waits for seven minutes, nobody says how long it still takes.
demo-paul-went-well = The couple could really try.
demo-paul-to-change = I did not see the queue.
demo-paul-effect = Two groups put their basket down and leave.
demo-paul-strength = Lets people try before speaking of the price.
demo-paul-improvement = Announce the wait to the queue.
demo-paul-when = three groups are waiting
demo-paul-then = tell them a time in minutes.
demo-paul-expected = Customers know what to expect and stay.
demo-paul-support = Claire takes the second till between 11 and 12.
demo-paul-comment = All right, I want to try on Saturday.
demo-note-fact = Called a customer back before noon as promised, the order was ready.
demo-note-agreed = Go on writing the time of the call back on the slip.
demo-said-thanks = “Somebody helped me carry the pot to the car, thank you.”
demo-said-wait = “I nearly left, nobody said anything.”
demo-action-floor = Fix the mat of the pick-up, mark it out tonight
demo-effect-floor = Nobody’s foot catches any more.
demo-action-lamps = Turn the two new lamps of the advice counter down
demo-effect-lamps = Prices are read without bending down.
demo-action-basil = Hold out a leaf to smell at the greenhouse door, every day
demo-effect-basil = Each visit begins with a smile.
demo-rating-comment = A useful day; the team liked the facts.
demo-celebration = The greenhouse baskets: three customers asked whose idea it was.
demo-highlights = The team greets from the door, even when it is busy.
demo-difficulties = The wait at the end of the morning, with one adviser.
demo-next-steps = A second adviser between eleven and noon, two weeks to try.
