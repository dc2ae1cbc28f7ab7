# Words of the domain: one for each value a record can hold. The key is the value with dashes.
# Selectors take the raw count; figures arrive formatted.

# The senses of the method.
sense-sight = Vue
sense-touch = Toucher
sense-smell = Odorat
sense-hearing = Ouïe
sense-taste = Goût

# A mark with one sense, from −2 to +2; the two absences are not marks.
perception-minus-2 = Heurte
perception-minus-1 = Gêne
perception-0 = Rien à signaler
perception-plus-1 = Agréable
perception-plus-2 = Enchante
perception-not-perceptible = Non perceptible
perception-not-walked = Non parcouru
perception-contested = Avis opposés

occupancy-quiet = Calme
occupancy-normal = Normal
occupancy-peak = Affluence

# Findings: nature, origin, cause, decision, priority.
finding-kind-irritant = Irritant
finding-kind-enchantment = Enchantement
finding-kind-rupture = Point de rupture
finding-kind-neutral = À noter
finding-source-sensory = Parcours sensoriel
finding-source-voc = Voix du client
finding-source-flow = Flux clients
finding-source-skill = Observation
finding-source-other = Noté au passage
finding-decision-open = À décider
finding-decision-action = Une action y répond
finding-decision-accepted = Accepté, avec une raison
finding-decision-duplicate = Déjà dit ailleurs
finding-safety = Sécurité
cause-person = Personne
cause-tool = Outil
cause-space = Espace
cause-staffing = Effectif
cause-process = Processus
cause-management = Management
band-act-now = À traiter maintenant
band-plan = À planifier
band-watch = À surveiller

severity-1 = À peine remarqué
severity-2 = Remarqué
severity-3 = Gênant
severity-4 = Très gênant
severity-5 = Des clients partent ou se plaignent
frequency-1 = Rare
frequency-2 = Parfois
frequency-3 = Une visite sur deux
frequency-4 = Souvent
frequency-5 = À chaque visite
ease-1 = Travaux dans le bâtiment
ease-2 = Budget à demander
ease-3 = Ce mois-ci, avec une aide
ease-4 = Cette semaine, par nous
ease-5 = Aujourd’hui, par nous

# Ways by which a contact arrives.
channel-walk-in = Accueil sur place
channel-phone = Téléphone
channel-mail = Courrier
channel-email = E-mail
channel-chat = Messagerie
channel-social = Réseaux sociaux
channel-appointment = Rendez-vous
channel-pickup = Retrait
channel-web = Site web
channel-survey = Enquête
channel-other = Autre

count-unit-group = Groupe de clients
count-unit-person = Personne
count-unit-contact = Contact
count-unit-item = Élément

# People and places.
role-coach = Coach
role-unit-manager = Responsable d’unité
role-line-manager = Manager de proximité
role-team-member = Membre de l’équipe
role-regional = Équipe régionale
role-administrator = Administration du réseau
role-external-occupant = Personne invitée d’une autre unité
observer-role-coach = Coach
observer-role-line-manager = Manager de proximité
observer-role-peer = Collègue
observer-role-external = Personne extérieure
person-unnamed = Un membre de l’équipe
unit-kind-shop = Magasin
unit-kind-agency = Agence
unit-kind-branch = Succursale
unit-kind-contact-centre = Centre de contacts
unit-kind-counter = Guichet
unit-kind-other = Autre lieu
notice-channel-meeting = En réunion
notice-channel-paper = Par la fiche imprimée
notice-channel-mail = Par courrier

# Referentials.
referential-kind-service = Référentiel de service
referential-kind-management = Référentiel de management
referential-kind-cooperation = Référentiel de coopération
version-status-draft = Brouillon
version-status-published = En vigueur
version-status-retired = Retirée
level-1 = Absent ou contraire
level-2 = Partiel
level-3 = Conforme
level-4 = Exemplaire
level-blank = Non renseigné

# Why there is no level: never a zero.
absence-not-observed = Non observé
absence-not-applicable = Non applicable
absence-refused = Refus de la personne
record-status-draft = Brouillon
record-status-final = Définitif
place-private = À l’écart, sans être vus ni entendus
place-semi-private = Un peu à l’écart
place-remote = À distance
goal-status-planned = À essayer
goal-status-seen-met = Vu, atteint
goal-status-seen-not-met = Vu, pas encore atteint
goal-status-not-seen = Pas eu l’occasion de le voir
goal-status-cancelled = Retiré

# Visits, actions, closing.
visit-status-planned = Prévue
visit-status-open = En cours
visit-status-closed = Terminée
visit-status-cancelled = Annulée
names-full = Noms complets
names-initials = Initiales
names-none = Sans nom
action-kind-quick-win = Gain rapide
action-kind-project = Chantier
action-kind-ritual = Rituel
action-kind-organisation = Organisation
action-kind-training = Entraînement
action-status-todo = À faire
action-status-doing = En cours
action-status-done = Fait
action-status-effective = Fait, et efficace
action-status-cannot-do = Impossible
action-status-dropped = Abandonné
action-source-finding = Né d’un constat
action-source-criterion = Né d’un critère observé
action-source-debrief = Né d’un débriefing
action-source-team = Idée de l’équipe
action-source-plan = Ajouté au plan
action-source-theme = Né d’une plainte de clients
action-source-staffing = Né d’un manque de personnes
action-source-skill = Né d’une compétence à développer
polarity-positive = Merci, compliment
polarity-neutral = Neutre
polarity-negative = Réclamation
skip-reason-absent = Non disponible
skip-reason-no-time = Pas le temps
skip-reason-declined = N’a pas souhaité noter
item-kind-level = Niveau constaté
item-kind-computed = Compté, jamais saisi

# What figures may honestly say.
honesty-one-day = Une seule journée observée : ce chiffre décrit ce jour-là.
honesty-part-of = { $part } sur { $whole }

domain-customers =
    { $count ->
        [one] { $count } client
       *[other] { $count } clients
    }
