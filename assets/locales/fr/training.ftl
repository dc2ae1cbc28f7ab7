### Ce qui suit les observations : où en est chacun, des objectifs proposés, des dates pour revoir, le calibrage, l’équipe.
training-file = Dossier de { $name }
training-file-open = Voir le dossier : { $name }
training-file-under = { $unit } · référentiel { $version } · observations depuis le { $day }
training-file-mine = C’est votre dossier : vous lisez ici tout ce que lisent votre responsable et votre coach.
training-file-shared = { $name } peut lire tout ce qui est écrit ici.
training-kind = Référentiel
training-kind-service = Service
training-kind-management = Management
training-skills = Compétence par compétence
training-no-total = Chaque compétence vit seule : il n’y a ni total, ni classement.
training-no-look = Aucune observation définitive depuis le { $day }.

training-state-not-started = Pas encore observé
training-state-in-progress = En cours
training-state-acquired = Acquis
training-state-to-consolidate = À consolider
training-state-acquired-on = Acquis depuis le { $day }
training-target = cible { $target }
training-looks =
    { $count ->
        [one] { $figure } observation notée depuis le { $since }
       *[other] { $figure } observations notées depuis le { $since }
    }
training-looks-none = aucune observation notée depuis { $days } jours
training-last-on = dernière fois le { $day }
training-gap-below = { $gap } sous la cible
training-gap-at = cible atteinte
training-gap-above = { $gap } au-dessus de la cible
training-early =
    { $count ->
        [one] Trop tôt pour une moyenne : { $figure } observation, il en faut { $from }.
       *[other] Trop tôt pour une moyenne : { $figure } observations, il en faut { $from }.
    }
training-level-on = { $level } le { $day }

training-how = D’où cela vient
training-how-mean = Moyenne : ({ $levels }) ÷ { $count } = { $mean }
training-how-mean-why = Les { $count } derniers niveaux, sur { $days } jours au plus.
training-how-gap = Écart : cible { $target } − moyenne { $mean } = { $gap }
training-how-coverage = Vu { $scored } fois sur { $all } où cela aurait pu se voir.
training-how-basis =
    { $count ->
        [one] Repose sur { $figure } observation notée, depuis le { $since }.
       *[other] Repose sur { $figure } observations notées, depuis le { $since }.
    }
training-how-levels = Niveaux : { $levels }
training-how-mastery = Acquis quand la dernière observation atteint la cible, et { $passes } des { $looks } dernières, sur { $days } jours au moins. Ici : { $seen } sur { $looks }, sur { $on } j.
training-how-lapse = Acquis une fois, manqué { $misses } fois de suite : la compétence se consolide par de nouvelles observations.
training-how-miss =
    { $count ->
        [one] La dernière observation est sous la cible : deux de suite, et la compétence sera à consolider.
       *[other] Les { $figure } dernières observations sont sous la cible.
    }
training-how-expected = À la cible, on voit : { $anchor }
training-facts = Derniers faits
training-facts-none = Aucun fait écrit.
training-fact-by = le { $day }, par { $name }

training-goals = Objectifs
training-goals-none = Aucun objectif noté.
training-goals-before =
    { $count ->
        [one] { $figure } objectif plus ancien
       *[other] { $figure } objectifs plus anciens
    }
training-goal-day = pour le { $day }
training-goal-seen-on = vu le { $day }
training-goal-reason-gap =
    { $count ->
        [one] Noté parce que : importance { $importance } sur 3, écart { $gap }, { $figure } observation.
       *[other] Noté parce que : importance { $importance } sur 3, écart { $gap }, { $figure } observations.
    }
training-goal-reason-early =
    { $count ->
        [one] Noté parce que : importance { $importance } sur 3, { $figure } observation, trop tôt pour un écart.
       *[other] Noté parce que : importance { $importance } sur 3, { $figure } observations, trop tôt pour un écart.
    }
training-goal-tries = essais : { $tries }
training-goal-observer = regard : { $name }
training-commitments = Engagements
training-commitments-none = Aucun engagement noté.
training-commitment-day = le { $day }, avec { $name }
training-commitment-comment = Son commentaire : { $comment }

training-proposals = Objectifs proposés
training-proposals-why = Importance de la compétence, multipliée par l’écart. Rien n’est noté sans vous : changez les mots, puis notez.
training-proposals-how-many = Objectifs pour ce jour
training-proposals-none = Rien à proposer : ce qui a été observé est à la cible, acquis, ou déjà un objectif.
training-proposals-taken =
    { $count ->
        [one] Ce jour a déjà { $figure } objectif.
       *[other] Ce jour a déjà { $figure } objectifs.
    }
training-proposals-full =
    { $count ->
        [one] Ce jour a déjà { $figure } objectif. C’est assez pour une journée.
       *[other] Ce jour a déjà { $figure } objectifs. C’est assez pour une journée.
    }
training-proposals-her-view = Son point de vue d’abord : les objectifs se proposent ensuite.
training-proposal-improve = À améliorer
training-proposal-observe-first = À observer d’abord
training-proposal-reason =
    { $count ->
        [one] Importance { $importance } sur 3, à { $gap } de la cible, sur { $figure } observation.
       *[other] Importance { $importance } sur 3, à { $gap } de la cible, sur { $figure } observations.
    }
training-proposal-provisional =
    { $count ->
        [one] Provisoire, sur { $figure } observation ({ $levels }) ; importance { $importance } sur 3.
       *[other] Provisoire, sur { $figure } observations ({ $levels }) ; importance { $importance } sur 3.
    }
training-proposal-hidden = Importance { $importance } sur 3. Les chiffres attendent que les niveaux soient montrés.
training-proposal-unseen = Personne ne l’a encore observé ; importance { $importance } sur 3.
training-proposal-formula = Importance { $importance } × écart { $gap } ÷ largeur de l’échelle { $width } = { $priority }
training-proposal-consolidate = Acquis puis manqué : à consolider.
training-proposal-set = Noter cet objectif
training-module-first = Module d’abord : { $modules }
training-tie-importance = « { $first } » passe avant « { $second } », à poids égal : plus important dans le référentiel.
training-tie-gap = « { $first } » passe avant « { $second } », à poids égal : plus loin de sa cible.
training-tie-oldest-look = « { $first } » passe avant « { $second } », à poids égal : pas regardé depuis plus longtemps.
training-tie-code = « { $first } » passe avant « { $second } », à poids égal : rien ne les départage, l’ordre des codes décide.
training-waiting = Attendent un autre jour : { $skills }.
training-goal-sheet = Objectif pour { $name }
training-goal-sheet-text = Avec la personne, dans vos mots. Un objectif se clôt par une observation.
training-goal-situation = Dans quelle situation l’essayer
training-goal-expected = Ce que l’on verra
training-goal-when = Pour quel jour
training-goal-tries-field = Combien d’essais
training-goal-keep = Noter l’objectif
training-goal-kept = Objectif noté. Il se clôt par une observation.

training-followups = Revoir
training-followups-why = Revoir de plus en plus loin aide à tenir. Ces dates sont proposées, sur des jours ouverts : changez-les, puis prévoyez.
training-followups-restart = La dernière fois, ce n’était pas encore ça : on repart au lendemain du { $day }.
training-followups-hours-unknown = Horaires non renseignés : chaque jour compte comme ouvert.
training-followups-plan =
    { $count ->
        [one] Prévoir { $figure } date
       *[other] Prévoir { $figure } dates
    }
training-followups-planned = Dates prévues. Chacune se clôt par une observation.
training-followups-none = Aucune date prévue.
training-followups-after = J+{ $days }
training-followups-drop = Ne pas garder { $name }
training-followups-step = étape { $step } sur 5
training-followups-moved = jour fermé, reporté du { $day }
training-followups-date = Date, { $name }
training-followups-withdraw = Retirer { $name }
training-followups-maintain = Acquis : à revoir de loin en loin
training-followups-maintain-do = Prévoir de revoir
training-look-met = Vu, atteint
training-look-not-met = Vu, pas encore
training-look-not-seen = Pas vu
training-look-to-come = à venir
training-look-due = à voir aujourd’hui
training-looks-due = À revoir pendant cette observation
training-looks-due-why = Un niveau sur ce critère y répond, une fois l’observation définitive.
training-look-plain = Ce qui a été convenu

training-modules = Modules
training-modules-under = Ce qui s’apprend avant de se pratiquer
training-modules-empty = Aucun module. Ajoutez ce qui s’apprend avant de se pratiquer : un objectif lié l’affichera d’abord.
training-module-done = Suivi le { $day }
training-module-todo = Pas encore suivi
training-module-do = Suivi aujourd’hui
training-module-undo = Pas suivi
training-module-add = Ajouter un module
training-module-title = Titre
training-module-title-en = Titre en anglais
training-module-minutes = Durée en minutes
training-module-skills = Prépare à
training-module-save = Enregistrer le module
training-module-remove = Retirer « { $title } »
training-module-manage = Modules du réseau

training-team = L’équipe, compétence par compétence
training-team-open = Vue d’équipe
training-team-under = { $unit } · observations depuis le { $day }
training-team-why = Des nombres de personnes, jamais de noms ni de classement.
training-team-few =
    { $count ->
        [one] { $figure } personne observée. Une vue d’équipe en demande { $from } : en dessous, un nombre parlerait de quelqu’un.
       *[other] { $figure } personnes observées. Une vue d’équipe en demande { $from } : en dessous, un nombre parlerait de quelqu’un.
    }
training-team-skill = Compétence
training-team-below = Sous la cible
training-team-spread = Répartition
training-team-none-yet = { $figure } personnes observées, mais sur aucune compétence { $from } d’entre elles n’ont { $looks } observations notées : en dessous, un nombre parlerait de quelqu’un.
training-team-reached = À la cible
training-team-acquired = Acquis
training-team-consolidate = À consolider
training-team-median = Médiane
training-team-early =
    { $count ->
        [one] Trop tôt : { $figure } personne a { $looks } observations notées, il en faut { $from }.
       *[other] Trop tôt : { $figure } personnes ont { $looks } observations notées, il en faut { $from }.
    }
training-team-basis =
    { $count ->
        [one] { $people } personnes, { $figure } observation notée depuis le { $since }
       *[other] { $people } personnes, { $figure } observations notées depuis le { $since }
    }
training-team-how = Chaque personne compte une fois, par la moyenne de ses { $looks } derniers niveaux. Qui en a moins de { $looks } sur { $days } jours n’est pas compté.
training-team-attainment = Part du référentiel atteinte par l’équipe : { $share }
training-team-attainment-how = Moyenne sur { $people } personnes, chaque compétence plafonnée à sa cible et pesée par son importance ; { $scored } compétences notées sur { $expected } attendues, dont { $acquired } acquises.

training-calibration = Calibrage
training-calibration-why = Voir la même chose : chacun note seul, puis on compare. Personne n’est classé.
training-scenes = Scènes à noter
training-scenes-none = Aucune scène pour l’instant.
training-scenes-none-coach = Aucune scène. Écrivez-en une : ce que l’on voit, ce que l’on entend, et vos niveaux de référence.
training-scene-add = Écrire une scène
training-scene-title = Titre
training-scene-material = Ce qui se passe, comme on le voit et l’entend
training-scene-reference = Vos niveaux de référence
training-scene-reference-why = Seulement les critères que l’on peut voir dans la scène. Cachés à chacun tant qu’il n’a pas noté.
training-scene-reason = Ce qui le montre
training-scene-save = Enregistrer la scène
training-scene-remove = Retirer la scène
training-scene-yours = Vous l’avez écrite
training-scene-rated = Notée
training-scene-to-rate = À noter
training-scene-raters =
    { $count ->
        [one] { $figure } personne l’a notée
       *[other] { $figure } personnes l’ont notée
    }
training-scene-by = Écrite par { $name }
training-scene-rate-why = Notez seul ce que vous voyez. La référence se montre ensuite, et votre notation ne change plus.
training-scene-send = Comparer à la référence
training-scene-nothing = Donnez au moins un niveau.
training-scene-own = Vous
training-scene-ref = Référence
training-scene-others = Quelqu’un d’autre la note
training-scene-others-why = Sur cet ordinateur, sans voir la référence ni vos niveaux. Rien d’autre ne s’ouvre.
training-scene-others-who = Qui la note
training-scene-in-hands = Notée par { $name }
training-scene-criterion = Critère
training-agree = Le même niveau { $same } fois sur { $of } ; à un niveau près, { $near } fois.
training-agree-none = Rien à comparer pour l’instant.
training-agree-reference = Vous et la référence
training-agree-together = Tous ceux qui ont noté
training-agree-together-words =
    { $count ->
        [one] { $figure } personne a noté.
       *[other] { $figure } personnes ont noté. Toutes le même niveau { $same } fois sur { $of }.
    }
training-agree-doubles = Scènes vécues, notées à deux dans cette unité
training-agree-pair =
    { $count ->
        [one] Vous et { $name }, { $figure } scène
       *[other] Vous et { $name }, { $figure } scènes
    }
training-agree-early = Un coefficient demande { $from } doubles notations : il y en a { $of }.
training-agree-kappa = Kappa pondéré quadratique : { $kappa }, sur { $of } doubles notations.
training-agree-kappa-why = 1 : accord entier ; 0 : pas plus que le hasard. Sous trente doubles notations, il ne décide de rien.
training-agree-alpha = Alpha de Krippendorff (ordinal) : { $alpha }, sur { $of } critères.
training-agree-alpha-good = Au-dessus de 0,80 : bon accord.
training-agree-alpha-tentative = Entre 0,667 et 0,80 : à manier avec prudence.
training-agree-alpha-low = Sous 0,667 : reprenez les repères ensemble avant de vous servir des niveaux.
training-agree-variety = Pas assez de variété dans les niveaux pour juger par un coefficient.
training-agree-severity = Écart moyen, vous moins l’autre : { $difference }.

failure-team-not-yours = Cette vue est pour le responsable et le coach de l’unité.
failure-look-needs-observation = On revoit par une observation de cette personne. Observez, puis répondez.
failure-look-done = Cette date est déjà close. Prévoyez-en une autre.
failure-looks-out-of-order = Une à { $most } dates à venir, de la plus proche à la plus lointaine.
failure-prepared-by-coach = Scènes et modules valent pour tout le réseau : un coach ou l’administration les écrit.
failure-scene-without-reference = Une scène a un texte et au moins un niveau de référence.
failure-scene-rated-already = Cette scène a été notée : elle reste telle quelle. Écrivez-en une autre.
failure-scene-is-yours = Vous avez écrit cette scène et sa référence : aux autres de la noter.
