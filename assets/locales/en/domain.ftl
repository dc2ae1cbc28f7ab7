# Words of the domain: one for each value a record can hold. The key is the value with dashes.
# Selectors take the raw count; figures arrive formatted.

# The senses of the method.
sense-sight = Sight
sense-touch = Touch
sense-smell = Smell
sense-hearing = Hearing
sense-taste = Taste

# A mark with one sense, from −2 to +2; the two absences are not marks.
perception-minus-2 = Hurts
perception-minus-1 = Irritates
perception-0 = Nothing to note
perception-plus-1 = Pleasant
perception-plus-2 = Delights
perception-not-perceptible = Not perceptible
perception-not-walked = Not walked
perception-contested = Opposite marks

occupancy-quiet = Quiet
occupancy-normal = Normal
occupancy-peak = Peak

# Findings: nature, origin, cause, decision, priority.
finding-kind-irritant = Irritant
finding-kind-enchantment = Enchantment
finding-kind-rupture = Rupture
finding-kind-neutral = Worth noting
finding-source-sensory = Sensory walk
finding-source-voc = Voice of the customer
finding-source-flow = Customer flow
finding-source-skill = Observation
finding-source-other = Noted in passing
finding-decision-open = Undecided
finding-decision-action = Answered by an action
finding-decision-accepted = Accepted, with a reason
finding-decision-duplicate = Already said elsewhere
finding-safety = Safety
cause-person = Person
cause-tool = Tool
cause-space = Space
cause-staffing = Staffing
cause-process = Process
cause-management = Management
band-act-now = Act now
band-plan = Plan
band-watch = Watch

severity-1 = Barely noticed
severity-2 = Noticed
severity-3 = Annoying
severity-4 = Very annoying
severity-5 = Customers leave or complain
frequency-1 = Rare
frequency-2 = Sometimes
frequency-3 = Every other visit
frequency-4 = Often
frequency-5 = At every visit
ease-1 = Building works
ease-2 = A budget to ask for
ease-3 = This month, with help
ease-4 = This week, by us
ease-5 = Today, by us

# Ways by which a contact arrives.
channel-walk-in = Walk-in
channel-phone = Phone
channel-mail = Letter
channel-email = E-mail
channel-chat = Chat
channel-social = Social media
channel-appointment = Appointment
channel-pickup = Pick-up
channel-web = Website
channel-survey = Survey
channel-other = Other

count-unit-group = Customer group
count-unit-person = Person
count-unit-contact = Contact
count-unit-item = Item

# People and places.
role-coach = Coach
role-unit-manager = Unit manager
role-line-manager = Front-line manager
role-team-member = Team member
role-regional = Regional team
role-administrator = Network administration
role-external-occupant = Guest from another unit
observer-role-coach = Coach
observer-role-line-manager = Front-line manager
observer-role-peer = Colleague
observer-role-external = Outside person
person-unnamed = A team member
unit-kind-shop = Shop
unit-kind-agency = Agency
unit-kind-branch = Branch
unit-kind-contact-centre = Contact centre
unit-kind-counter = Counter
unit-kind-other = Other place
notice-channel-meeting = In a meeting
notice-channel-paper = With the printed sheet
notice-channel-mail = By mail

# Referentials.
referential-kind-service = Service referential
referential-kind-management = Management referential
referential-kind-cooperation = Cooperation referential
version-status-draft = Draft
version-status-published = In force
version-status-retired = Retired
level-1 = Absent or contrary
level-2 = Partial
level-3 = As expected
level-4 = Exemplary
level-blank = Not filled in

# Why there is no level: never a zero.
absence-not-observed = Not observed
absence-not-applicable = Not applicable
absence-refused = The person declined
record-status-draft = Draft
record-status-final = Final
place-private = Out of sight and hearing
place-semi-private = Aside
place-remote = Remote
goal-status-planned = To try
goal-status-seen-met = Seen, met
goal-status-seen-not-met = Seen, not yet met
goal-status-not-seen = No occasion to see it
goal-status-cancelled = Withdrawn

# Visits, actions, closing.
visit-status-planned = Planned
visit-status-open = In progress
visit-status-closed = Finished
visit-status-cancelled = Cancelled
names-full = Full names
names-initials = Initials
names-none = No names
action-kind-quick-win = Quick win
action-kind-project = Project
action-kind-ritual = Ritual
action-kind-organisation = Organisation
action-kind-training = Training
action-status-todo = To do
action-status-doing = Under way
action-status-done = Done
action-status-effective = Done, and it worked
action-status-cannot-do = Cannot be done
action-status-dropped = Dropped
action-source-finding = From a finding
action-source-criterion = From an observed criterion
action-source-debrief = From a debrief
action-source-team = Idea of the team
action-source-plan = Added to the plan
action-source-theme = From customers’ complaints
action-source-staffing = From a shortage of people
action-source-skill = From a skill to develop
polarity-positive = Thanks, praise
polarity-neutral = Neutral
polarity-negative = Complaint
skip-reason-absent = Not there
skip-reason-no-time = No time
skip-reason-declined = Did not wish to rate
item-kind-level = Stated level
item-kind-computed = Counted, never typed

# What figures may honestly say.
honesty-one-day = One day observed: this figure describes that day.
honesty-part-of = { $part } of { $whole }

domain-customers =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
