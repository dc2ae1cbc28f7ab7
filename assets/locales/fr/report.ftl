# Compte rendu de visite, fiche personnelle, tableur : ce qui est imprimé.

## Fixed words of the layout.

report-report = Compte rendu de visite
report-personal = Fiche personnelle
report-made = en date du
report-page = Page
report-essential = L’essentiel de la journée
report-enchantments = Ce qui enchante
report-enchantments-none = Aucun enchantement noté ce jour.
report-irritants = Irritants à traiter d’abord
report-irritants-none = Aucun irritant noté ce jour.
report-three-actions = Actions promises
report-actions-none = Aucune action décidée ce jour.
report-next-visit = Prochaine visite
report-next-visit-none = Date à convenir.
report-celebration = À fêter
report-lacks = Ce compte rendu ne contient pas :
report-coach = Coach
report-present = Personnes présentes
report-present-none = Ni présences ni intention notées.
report-intention = Intention
report-safety = Sécurité
report-severity-short = gravité
report-frequency-short = fréquence
report-ease-short = facilité
report-photo = Photo
report-photos = Photos
report-photo-unreadable = Photo illisible
report-number = N°
report-what = Quoi
report-who = Qui
report-when = Pour quand
report-due = Échéance
report-outcome = Résultat
report-source = Origine
report-walk = Parcours sensoriel
report-walk-none = Aucun parcours sensoriel ce jour.
report-heatmap = Zones et sens
report-heatmap-legend = De −2 (heurte) à +2 (enchante), moyenne des observateurs. ± : avis opposés, les deux sont montrés. Hachures : zone non parcourue, ce qui n’est pas zéro.
report-zone = Zone
report-findings = Constats
report-sign = Signe
report-finding = Constat
report-marks = Priorité
report-marks-none = à noter en équipe
report-marks-legend = Priorité = gravité × fréquence × facilité, de 1 à 5 chacune ; un produit de rangs reste une convention. La sécurité passe toujours en premier.
report-follow-up = Suite donnée
report-flow = Flux clients
report-flow-none = Aucun comptage ce jour.
report-total = Arrivées comptées
report-observed-minutes = Minutes observées
report-left-unserved = Partis sans être servis
report-slot = Plage
report-arrivals = Arrivées
report-coverage = Couverture
report-remark = Remarque
report-not-counted-short = n/c
report-chart-alt = Arrivées par plage, reprises dans le tableau :
report-chart-legend = Barre pleine : plage observée en entier. Pointillés et * : en partie. Hachures et n/c : non compté, ce qui n’est pas zéro.
report-handling = Durées de traitement relevées
report-observations = Observations
report-observations-none = Aucune observation ce jour.
report-criteria-none = Aucun critère regardé.
report-criterion = Critère
report-level = Niveau
report-fact = Fait
report-draft = Brouillon
report-debriefs = Débriefings
report-debriefs-none = Aucun débriefing ce jour.
report-facts = Les faits
report-facts-none = Aucun fait noté.
report-strengths = Les points forts
report-improvement = Une chose à améliorer
report-commitment = L’engagement
report-commitment-none = Pas encore d’engagement.
report-commitment-when = Quand
report-commitment-then = je
report-support = Appui prévu :
report-look-again = À revoir ensemble :
report-look-again-title = À revoir ensemble
report-look-again-none = Date à convenir.
report-own-comment = Mon commentaire
report-led-by = Débriefing mené par
report-personal-foot = Cette fiche appartient à la personne qu’elle concerne. Elle ne contient aucun niveau.
report-previous = Promesses de la visite précédente
report-previous-sheet = Promesses précédentes
report-previous-none = Aucune promesse antérieure.
report-plan = Plan d’action
report-dashboard = Tableau de bord de l’unité
report-dashboard-none = Tableau de bord non rempli ce jour.
report-unconfirmed = Non confirmé
report-indicator = Indicateur
report-last-time = La fois d’avant
report-today = Ce jour
report-evidence = Sur quoi cela repose
report-highlights = Pour le réseau
report-difficulties = Ce qui est difficile
report-next-steps = La suite
report-notes = À savoir
report-unit = Unité
report-network = Réseau
report-date = Date
report-mark-name = Numéro
report-summary = Synthèse
report-person = Personne
report-scene = Scène
report-kind = Nature
report-place = Lieu
report-priority = Priorité
report-state = État
report-reason = Raison
report-post = Poste
report-caption = Légende
report-file = Fichier
report-effect = Effet attendu
report-situation = Situation
report-behaviour = Ce qui a été dit ou fait
report-effect-customer = Effet sur le client
report-observers = Observateurs
report-mean = Moyenne
report-lowest = Minimum
report-highest = Maximum
report-sense = Sens
report-conclusion = Conclusion
report-lacking = Manque

report-edition-region = édition pour la région
report-about-people = Les personnes
report-proposed-as = Proposé ainsi :
report-rank-reason = Pourquoi à cette place :
report-wall = Pour toute l’équipe
report-wall-enchantments = Ce qui enchante nos clients
report-wall-enchantments-none = Rien n’a encore été noté : à nous de le trouver.
report-wall-actions = Ce que nous faisons maintenant
report-wall-actions-none = Aucune action en cours.
report-wall-success = Notre réussite
report-wall-success-none = La prochaine s’écrit ici.
report-wall-next-visit = Prochaine visite :
report-walk-sheet = Parcours sensoriel, fiche à remplir
report-walk-sheet-how = Un seul sens, dans l’ordre du client, une trentaine de secondes par zone, sans parler. Entourez un chiffre par zone, puis dites ce que c’est et où. N’écrivez le nom de personne.
report-walk-sheet-date = Date
report-walk-sheet-hour = Heure
report-walk-sheet-moment = Moment :
report-walk-sheet-quiet = calme
report-walk-sheet-normal = normal
report-walk-sheet-peak = pointe
report-walk-sheet-from = Je suis :
report-walk-sheet-inside = de l’équipe
report-walk-sheet-outside = de l’extérieur
report-walk-sheet-prompts = Pour mieux percevoir
report-walk-sheet-mark = Entourez un chiffre
report-walk-sheet-words = Qu’est-ce que c’est, et où ?
report-walk-sheet-zones-none = Ce lieu n’a pas encore de zones.
report-walk-sheet-foot = Une zone non parcourue reste sans chiffre : ce n’est pas un zéro.

## Titles and marks.

report-title = Compte rendu de visite – { $unit } – { $date }
report-personal-title = Fiche personnelle – { $person }
report-file-word = visite
report-personal-file-word = fiche
report-mark = Compte rendu n° { $number }
report-replaces = Remplace le n° { $number }
report-team-member = un membre de l’équipe
report-guest = une personne invitée

report-mark-region = Édition pour la région n° { $number }
report-mark-wall = Affiche n° { $number }
report-wall-title = Affiche – { $unit } – { $date }
report-walk-sheet-title = Fiches du parcours sensoriel – { $unit }
report-region-file-word = visite region
report-wall-file-word = affiche
report-walk-sheet-file-word = fiches parcours
report-mark-minus-2 = heurte
report-mark-minus-1 = gêne
report-mark-neutral = rien à signaler
report-mark-plus-1 = agréable
report-mark-plus-2 = enchante
report-mark-nothing = non perceptible

## Cells of the heat map.

report-cell-not-walked = non parcourue
report-cell-not-perceptible = non perceptible
report-cell-contested = { $low } et { $high }, avis opposés
report-cell-observers =
    { $count ->
        [one] { $count } observateur
       *[other] { $count } observateurs
    }

## Words of the method.

report-band-act-now = À traiter
report-band-plan = À planifier
report-band-watch = À surveiller
report-kind-irritant = Irritant
report-kind-enchantment = Enchantement
report-kind-rupture = Point de rupture
report-kind-neutral = Constat
report-sense-sight = Vue
report-sense-touch = Toucher
report-sense-smell = Odorat
report-sense-hearing = Ouïe
report-sense-taste = Goût
report-occupancy-quiet = heure calme
report-occupancy-normal = affluence normale
report-occupancy-peak = heure de pointe
report-cause-person = Cause : la personne
report-cause-tool = Cause : l’outil
report-cause-space = Cause : l’espace
report-cause-staffing = Cause : l’effectif
report-cause-process = Cause : le processus
report-cause-management = Cause : le management
report-decision-open = Suite non décidée
report-decision-action = Une action y répond
report-decision-accepted = Accepté : { $reason }
report-decision-dropped = Écarté : { $reason }
report-decision-duplicate = Dit ailleurs
report-criterion-blank = non regardé
report-criterion-not-observed = non observé
report-criterion-not-applicable = non applicable
report-criterion-refused = refus de la personne
report-level-1 = Absent ou contraire
report-level-2 = Partiel
report-level-3 = Conforme
report-level-4 = Exemplaire
report-level-of = niveau { $level } sur { $top }
report-promise-kept = Tenue
report-promise-effective = Tenue, effet constaté
report-promise-not-yet = Pas encore
report-promise-cannot-do = Impossible
report-promise-dropped = Abandonnée
report-action-quick-win = Gain rapide
report-action-project = Chantier
report-action-ritual = Rituel
report-action-organisation = Organisation
report-action-training = Entraînement
report-source-finding = Constat
report-source-criterion = Observation
report-source-debrief = Débriefing
report-source-plan = Plan
report-source-theme = Voix du client
report-source-staffing = Manque de personnes
report-source-skill = Compétence à développer
report-at-next-visit = Prochaine visite
report-no-owner = À désigner
report-no-date = Sans date
report-channel-walk-in = Accueil sur place
report-channel-phone = Téléphone
report-channel-mail = Courrier
report-channel-email = E-mail
report-channel-chat = Messagerie
report-channel-social = Réseaux sociaux
report-channel-appointment = Rendez-vous
report-channel-pickup = Retrait
report-channel-web = Site web
report-channel-survey = Enquête
report-channel-other = Autre
report-rule-group = Une arrivée est un groupe de clients.
report-rule-person = Une arrivée est une personne.
report-rule-contact = Une arrivée est un contact.
report-rule-item = Une arrivée est un élément.

## Sentences.

report-pass = { $sense }, { $moment } : { $observer }, { $minutes }
report-pass-plain = { $sense } : { $observer }, { $minutes }
report-window = Compté de { $from } à { $to }, en { $observed } d’observation
report-gap = Non observé de { $from } à { $to }
report-gap-reason = Non observé de { $from } à { $to } : { $reason }
report-left-of = { $left } sur { $all }
report-one-day = Une seule journée observée : ce chiffre décrit ce jour-là.
report-peak = Pointe de { $from } à { $to } : { $count }
report-typed-total = Total relevé par l’unité, non pointé
report-handling-sentence =
    { $count ->
        [one] { $count } client suivi, médiane { $median }. Trop peu pour une durée moyenne.
       *[other] { $count } clients suivis, médiane { $median }, de { $low } à { $high }.
    }
report-coverage-criteria =
    { $count ->
        [one] { $count } critère noté sur { $all }
       *[other] { $count } critères notés sur { $all }
    }
report-missing-walk = le parcours sensoriel
report-missing-passes =
    { $count ->
        [one] { $count } passage du parcours sensoriel
       *[other] { $count } passages du parcours sensoriel
    }
report-missing-flow = le comptage des clients
report-missing-observations = les observations
report-missing-debrief = le débriefing avec { $person }
report-missing-facts =
    { $count ->
        [one] { $count } fait attendu derrière un niveau
       *[other] { $count } faits attendus derrière un niveau
    }
report-missing-actions = le plan d’action
report-missing-dashboard = le tableau de bord de l’unité
report-note-free-text = Les noms sont abrégés ou retirés des rubriques ; les textes libres sont reproduits tels quels.
report-note-replaced =
    { $count ->
        [one] { $count } caractère qui ne peut pas être imprimé est remplacé par ■ ou retiré.
       *[other] { $count } caractères qui ne peuvent pas être imprimés sont remplacés par ■ ou retirés.
    }
report-note-cut =
    { $count ->
        [one] { $count } texte trop long est coupé.
       *[other] { $count } textes trop longs sont coupés.
    }

## What a day adds to the layout.

report-role-coach = le coach
report-role-unit-manager = la direction de l’unité
report-role-line-manager = l’encadrement
report-role-regional = la direction régionale
report-pass-open = { $sense } : { $observer }, en cours, non consolidé
report-said-positive = Parole de client, positive
report-said-neutral = Parole de client
report-said-negative = Parole de client, négative
report-observed-by = observé par { $person }
report-second-rater-open = Double observation : niveaux non ouverts, l’un des deux observateurs n’a pas fini.
report-place-private = à l’écart, en tête-à-tête
report-place-semi-private = un peu à l’écart
report-place-remote = à distance
report-led-by-person = par { $person }
report-short-note = Note de manager
report-at-next-visit-on = Prochaine visite ({ $day })
report-evidence-flow = Arrivées : { $arrivals } ; partis sans être servis : { $left } ; temps observé : { $minutes }
report-evidence-senses = Enchantements : { $enchantments }, irritants : { $irritants }
report-evidence-computed = Calculé
report-evidence-carried = Rien de neuf ce jour : niveau repris
report-still-open = maintenant
report-pause = pause
report-not-counted = Non compté
report-scaled = ≈ { $count } sur toute la plage
report-too-short = Trop peu observé pour extrapoler
report-sample = { $from } : { $duration }
report-sample-interrupted = { $from } : { $duration }, interrompu
report-missing-next-visit = la date de la prochaine visite
report-note-day-open = La journée n’est pas encore clôturée : ce compte rendu en donne l’état du moment.
report-evidence-mean =
    { $count ->
        [one] Moyenne { $mean } sur { $count } niveau noté, { $people } personnes
       *[other] Moyenne { $mean } sur { $count } niveaux notés, { $people } personnes
    }
report-evidence-too-early =
    { $count ->
        [one] { $count } niveau noté : trop tôt pour une moyenne
       *[other] { $count } niveaux notés : trop tôt pour une moyenne
    }
report-out-of-window =
    { $count ->
        [one] { $count } appui hors des périodes observées, non compté.
       *[other] { $count } appuis hors des périodes observées, non comptés.
    }
report-missing-counting-end =
    { $count ->
        [one] la fin de { $count } comptage en cours
       *[other] la fin de { $count } comptages en cours
    }
report-missing-finals =
    { $count ->
        [one] { $count } observation encore en brouillon
       *[other] { $count } observations encore en brouillon
    }
report-missing-debrief-ends =
    { $count ->
        [one] la fin de { $count } débriefing en cours
       *[other] la fin de { $count } débriefings en cours
    }
report-missing-owners =
    { $count ->
        [one] { $count } action sans responsable ou sans date
       *[other] { $count } actions sans responsable ou sans date
    }
report-missing-answers =
    { $count ->
        [one] la réponse à { $count } promesse précédente
       *[other] la réponse à { $count } promesses précédentes
    }
report-note-photos-withheld =
    { $count ->
        [one] { $count } photo montrant des personnes n’est pas jointe, les noms étant masqués.
       *[other] { $count } photos montrant des personnes ne sont pas jointes, les noms étant masqués.
    }

report-source-team = Idée de l’équipe
report-people =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
report-observers-count =
    { $count ->
        [one] Parcours fait par { $count } observateur.
       *[other] Parcours fait par { $count } observateurs.
    }
report-observers-outside =
    { $count ->
        [one] Parcours fait par { $count } observateur, venu de l’extérieur.
       *[other] Parcours fait par { $count } observateurs, dont { $outside } de l’extérieur.
    }
report-pass-paper = { $sense } : { $observer }, fiche sur papier
report-meeting =
    { $count ->
        [one] Plan établi avec l’équipe : { $present }. { $count } idée venue de l’équipe.
       *[other] Plan établi avec l’équipe : { $present }. { $count } idées venues de l’équipe.
    }
report-kept-back = Observations : { $observations }. Débriefings terminés : { $debriefs }. Leur contenu reste entre les personnes qu’il concerne.
report-wall-more =
    { $count ->
        [one] et { $count } autre action dans le plan
       *[other] et { $count } autres actions dans le plan
    }
report-note-nameless = Cette édition ne nomme personne ; les textes libres qui contenaient un nom ont été redits.
report-note-photos-region =
    { $count ->
        [one] { $count } photo n’est pas jointe : elle montre quelqu’un, ou personne n’a dit qu’elle ne montre personne.
       *[other] { $count } photos ne sont pas jointes : elles montrent quelqu’un, ou personne n’a dit qu’elles ne montrent personne.
    }

## The screen.

report-screen-palette = Terminer et faire le compte rendu
report-screen-title = Terminer et laisser un compte rendu
report-screen-under = { $unit }, { $day }
report-screen-finish = Terminer et faire le PDF
report-screen-make = Faire le PDF
report-screen-reissue = Faire le PDF à nouveau
report-screen-leave = Revenir à la journée
report-screen-reopen = Rouvrir pour corriger
report-screen-working = Un instant, un fichier se prépare.
report-screen-ready = Ce qui est prêt
report-screen-lacks = Ce qui manquera au compte rendu
report-screen-lacks-none = Il ne manquera rien.
report-screen-do = Compléter
report-screen-options = Le document
report-screen-names = Noms dans le compte rendu
report-screen-names-initials = Initiales
report-screen-names-full = Noms entiers
report-screen-names-none = Sans nom
report-screen-locale = Langue
report-screen-locale-fr = Français
report-screen-locale-en = Anglais
report-screen-free-text = Les textes libres sont reproduits tels quels, même quand les noms sont masqués.
report-screen-goes-to = Le PDF ira dans { $folder }.
report-screen-other-folder = Choisir un autre dossier
report-screen-export = Tableur et données
report-screen-exported = Le tableur et les données sont écrits.
report-screen-copy-sheet = Copier le chemin du tableur
report-screen-copy-data = Copier le chemin des données
report-screen-issued = Documents établis
report-screen-number = N° { $number }
report-screen-preview = Aperçu de la page 1
report-screen-step-closing = Clôture de la journée…
report-screen-step-making = Composition du PDF…
report-screen-step-exporting = Écriture du tableur et des données…
report-screen-made = Le document est prêt : { $file }
report-screen-open = Ouvrir
report-screen-show = Montrer dans le dossier
report-screen-copy = Copier le chemin
report-screen-copied = Le chemin est copié.
report-screen-again = Réessayer
report-screen-folder = Un autre dossier
report-screen-elsewhere = Faire le PDF dans ce dossier
report-screen-no-copy = La journée est close, mais sa copie n’a pas pu être faite. Libérez de la place, puis faites une copie depuis les réglages.
report-screen-why = La note du coach ou le tableau de bord manque. Dites pourquoi en un geste, et le PDF se fait :
report-screen-reason-absent = Responsable non disponible
report-screen-reason-interrupted = Journée écourtée
report-screen-reason-later = Ce sera fait plus tard
report-screen-edition = Pour qui
report-screen-edition-manager = Responsable
report-screen-edition-region = Région
report-screen-edition-wall = Affiche
report-screen-edition-manager-why = Toute la journée, avec les personnes.
report-screen-edition-region-why = Toute la journée sans personne : ni nom, ni observation, ni débriefing.
report-screen-edition-wall-why = Une page pour la salle de l’équipe : ce qui enchante, ce que nous faisons, une réussite. Personne n’y est nommé.
report-screen-make-region = Faire l’édition pour la région
report-screen-make-wall = Faire l’affiche
report-screen-sheets = Fiches personnelles de la journée
report-screen-sheets-why = Une fiche par personne débriefée : ses faits, son engagement, sa date. Aucun niveau.
report-screen-sheets-make = Faire les fiches
report-screen-sheets-made =
    { $count ->
        [one] { $figure } fiche personnelle est prête.
       *[other] { $figure } fiches personnelles sont prêtes.
    }
report-screen-sheets-without = Pas encore de débriefing terminé : { $names }.
report-screen-issued-as = { $edition } n° { $number }
report-names-title = Noms trouvés dans les textes
report-names-why = Personne ne doit être nommé dans cette édition. Redites chaque texte sans nom ; l’original ne change pas.
report-names-none = Aucun nom dans les textes de cette édition.
report-names-waiting =
    { $count ->
        [one] { $figure } texte attend encore.
       *[other] { $figure } textes attendent encore.
    }
report-names-first = Redites d’abord les textes qui nomment quelqu’un.
report-names-done = Tous les textes ont été redits sans nom.
report-names-wording = Ce qui sera imprimé
report-names-keep = Garder
report-names-kept = Redit
report-names-is-word = « { $word } » n’est pas un nom
report-names-in-intention = Intention
report-names-in-zone = Nom d’une zone
report-names-in-finding = Constat
report-names-in-decision = Raison d’une décision
report-names-in-said = Parole de client
report-names-in-flow = Comptage
report-names-in-action = Action
report-names-in-promise = Promesse précédente
report-names-in-dashboard = Tableau de bord
report-names-in-success = Réussite
report-names-in-photo = Légende d’une photo
report-names-say =
    { $count ->
        [one] Redire { $figure } texte sans nom
       *[other] Redire { $figure } textes sans nom
    }

## The notice.

report-notice = Notice d’information
report-notice-title = L’observation au travail – { $network }
report-notice-file-word = notice
report-notice-mark = Version { $version } du { $date }
report-notice-looked-at = Ce qui est regardé
report-notice-service = Avec les clients
report-notice-management = Pour les responsables, avec leur équipe
report-notice-kept = Conservation
report-notice-contact = Contact
report-notice-recorded = Cadre
report-notice-council = Comité social et économique consulté le { $date } ({ $reference }).
report-notice-impact = Analyse d’impact : { $reference }.
report-notice-impact-on = Analyse d’impact du { $date } ({ $reference }).
report-notice-months =
    { $count ->
        [one] { $shown } mois, puis les notes nominatives sont effacées ou rendues anonymes.
       *[other] { $shown } mois, puis les notes nominatives sont effacées ou rendues anonymes.
    }
report-notice-receipt = J’ai reçu cette notice
report-notice-receipt-why = Signer atteste seulement la remise. Ne pas signer n’a aucune conséquence.
report-notice-name = Nom
report-notice-signature = Signature
report-referential-management = Référentiel de management

# Le dossier d’une unité.
report-dossier = Dossier de l’unité
report-dossier-title = Dossier · { $unit } · { $date }
report-dossier-file-word = dossier
report-dossier-week-none = Aucune semaine de référence n’est figée. Comptez pendant une visite ou importez un fichier, puis figez la semaine.
report-dossier-week = Semaine { $version }, { $label }, du { $from } au { $to } : { $all } jours, dont { $excluded } laissés de côté.
report-dossier-week-table = Clients par heure · { $channel }
report-dossier-week-legend = Hachuré : non compté. En italique : estimé d’après le niveau du jour et la forme des heures. Tiret : fermé.
report-dossier-basis = { $channel } : { $count } clients comptés en { $hours } heures sur { $days } jours.
report-dossier-need = Personnes nécessaires
report-dossier-need-none = Le besoin n’est pas enregistré. Il se calcule de la semaine de référence, fonction par fonction.
report-dossier-need-why = Calculées de la demande seule, avant tout regard sur l’effectif. Les fractions le restent jusqu’au planning.
report-dossier-need-legend = Personnes par créneau. Hachuré : demande inconnue.
report-dossier-promise = { $name } : { $share } des clients servis en moins de { $wait }, { $hours } heures-personnes par semaine.
report-dossier-roster-none = { $name } : l’effectif prévu n’est pas saisi.
report-dossier-planned = Prévu et besoin · { $name }
report-dossier-planned-day = Jour
report-dossier-planned-slots = Créneaux
report-dossier-planned-short = Manque (h)
report-dossier-planned-long = En trop (h)
report-dossier-planned-coverage = Couverture
report-dossier-planned-in-time = Servis à temps
report-dossier-planned-legend = Heures-personnes. Un manque ne se compense pas par un surplus d’une autre heure.
report-dossier-of = { $part } sur { $all }
report-dossier-walk = Dernière visite parcourue : { $day }.
report-dossier-walk-none = Le lieu n’a pas encore été parcouru.
report-dossier-ranking = Irritants, par priorité
report-dossier-again = Irritants revus au cours de l’année
report-dossier-visits = Visites
report-dossier-skills = Compétences
report-dossier-skills-none = Personne n’a encore été observé ici.
report-dossier-observed = { $observations } observations, { $people } personnes vues, { $debriefs } débriefings menés à leur terme.
report-dossier-observed-why = Ce qui a été vu d’une personne reste avec elle : ce dossier n’en dit pas plus.
report-dossier-plan-none = Rien n’est encore décidé.
report-dossier-story = Visites
report-dossier-story-none = Aucune visite n’est close.
report-dossier-dashboard = Tableau de bord
report-dossier-level = { $mean } en moyenne de { $levels } lignes
report-diagnosis = Diagnostic
report-diagnosis-none = Rien d’enregistré : ce n’est pas zéro, on ne sait pas encore.
report-diagnosis-target = La cible
report-diagnosis-gap = Aujourd’hui
report-diagnosis-who = Y ont pris part
report-diagnosis-missing = Ce qui manque
report-dossier-project = Projet de l’unité
report-dossier-project-none = Le projet n’est pas encore écrit : ce qu’il veut dire pour l’équipe, un objectif et sa preuve.
report-dossier-project-objective = Objectif
report-dossier-project-proof = Preuve
report-dossier-project-target = À atteindre
report-dossier-project-last = Dernière mesure
report-dossier-voice = Voix du client
report-dossier-voice-none = Aucune parole de client n’est enregistrée.
report-dossier-voice-unsorted = Les réclamations ne sont pas encore rangées par thème.
report-dossier-heard = Du { $from } au { $to }, { $all } paroles : { $complaints } réclamations, { $thanks } mercis.
report-dossier-themes = Thèmes des réclamations
report-dossier-theme = Thème
report-dossier-mentions = Mentions
report-dossier-cumulative = Cumul
report-screen-diagnosis = Joindre le diagnostic de l’unité
