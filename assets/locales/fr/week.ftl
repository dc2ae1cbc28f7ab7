### La semaine de référence : ce qui a été compté, les jours à part, les versions, les fichiers.
week-title = Semaine de référence
week-open = Semaine de référence
week-empty = Rien n’a encore été compté ici. Comptez un quart d’heure pendant une visite, ou apportez un fichier de votre compteur.
week-import = Importer
week-need = Personnes à prévoir
week-save = Figer la semaine
week-saved = Semaine { $version } figée et en service.
week-label = Saison
week-season-1 = Hiver { $year }
week-season-2 = Printemps { $year }
week-season-3 = Été { $year }
week-season-4 = Automne { $year }
week-shown = Semaine affichée
week-live = Ce que l’on sait aujourd’hui
week-version = Version { $version } · { $label }
week-version-current = Version { $version } · { $label } (en service)
week-choose = Mettre en service
week-interval = Créneaux de
week-minutes = { $figure } min
week-from = Du
week-to = Au
week-channel = Canal
week-basis-all =
    { $count ->
        [one] { $figure } jour compté, { $hours } d’observation, { $customers } clients, du { $from } au { $to }.
       *[other] { $figure } jours comptés, { $hours } d’observation, { $customers } clients, du { $from } au { $to }.
    }
week-excluded =
    { $count ->
        [one] { $figure } jour à part n’y est pas.
       *[other] { $figure } jours à part n’y sont pas.
    }
week-excluded-many = Plus de trois jours sur dix sont laissés de côté : cette semaine « normale » est une fiction.
week-estimated-many = Plus de la moitié des créneaux ne sont pas comptés : comptez encore avant de décider.
week-twice =
    { $count ->
        [one] { $figure } créneau vu deux fois : le mieux observé est gardé, jamais la somme.
       *[other] { $figure } créneaux vus deux fois : le mieux observé est gardé, jamais la somme.
    }
week-twice-compare = { $channel } : la machine compte { $machine } clients par heure là où l’on en voit { $people }.
week-coarser =
    { $count ->
        [one] { $figure } comptage plus long que ces créneaux est laissé de côté. Choisissez des créneaux plus longs pour le voir.
       *[other] { $figure } comptages plus longs que ces créneaux sont laissés de côté. Choisissez des créneaux plus longs pour les voir.
    }
week-hours-unknown = Les horaires d’ouverture ne sont pas connus : le tableau va du premier au dernier créneau compté.
week-table = Clients par heure, par jour et par créneau
week-slot = Créneau
week-total-day = Clients du jour
week-total-week = Semaine
week-nc = n/c
week-closed = fermé
week-cell-measured = { $day } { $time } : { $rate } clients par heure, compté
week-cell-estimated = { $day } { $time } : { $rate } clients par heure, estimé
week-cell-unknown = { $day } { $time } : { $rate }, non compté
week-legend-none = non compté
week-legend-estimated = estimé, non observé
week-legend-steps = { $low } à { $high } clients/h
week-partial = au moins { $figure }
week-pick = Choisissez un créneau pour voir sa formule.
week-cell-title = { $day }, { $from }–{ $to }
week-formula-rate = 60 × { $count } clients ÷ { $minutes } min observées = { $rate } clients par heure
week-formula-interval = Intervalle à 95 % : de { $low } à { $high } clients par heure (écart entre jours φ = { $phi })
week-formula-phi-unknown = Un seul jour par créneau ou presque : l’écart entre jours n’est pas encore mesurable, l’intervalle est optimiste.
week-formula-estimated = Niveau du jour × forme des heures = { $rate } clients par heure. Estimation, non observée.
week-formula-thin = Seulement { $minutes } min vues ici ({ $count } clients) : trop peu pour les montrer seules.
week-formula-unknown = Personne n’a compté ce créneau, et rien ne permet de l’estimer.
week-basis-cell =
    { $count ->
        [one] Une seule journée observée : ce chiffre décrit ce jour-là. Couverture { $coverage }, le { $since }.
       *[other] { $figure } jours observés, couverture { $coverage }, depuis le { $since }.
    }
week-spread = De { $min } à { $max } clients par créneau selon les jours
week-median = Jour du milieu : { $median } clients par créneau
week-p80 = Quatre jours sur cinq, au plus { $p80 } clients par créneau
week-p90 = Neuf jours sur dix, au plus { $p90 } clients par créneau
week-level = Par rapport à la moyenne de la semaine ({ $mean } clients par heure) : { $level }
week-level-low = calme
week-level-normal = normal
week-level-high = chargé
week-level-peak = pointe
week-level-unknown = inconnu
week-special = Jours à part
week-special-none = Aucun jour à part. Notez ici une promotion, une grève, un orage : la semaine normale n’en sera pas faussée.
week-special-date = Jour
week-special-reason = Raison
week-special-note = Précision
week-special-exclude = Ne pas compter dans la semaine normale
week-special-add = Noter ce jour
week-special-remove = Enlever { $day }
week-special-out = hors de la semaine
week-special-in = compté
week-reason-holiday = Jour férié
week-reason-school-holiday = Vacances scolaires
week-reason-promotion = Promotion
week-reason-sales = Soldes
week-reason-pay-day = Jour de paie
week-reason-delivery = Livraison
week-reason-weather = Météo
week-reason-strike = Grève
week-reason-local-event = Événement du quartier
week-reason-outage = Panne
week-reason-other = Autre
week-drivers = Ce qui fait varier les flux
week-drivers-hint = Une coïncidence observée, jamais une cause.
week-driver-effect = { $percent } de clients ces jours-là (de { $low } à { $high }, à 95 %)
week-driver-formula = ({ $with } ÷ { $expected } attendus) ÷ ({ $without } ÷ { $others } attendus) = { $ratio } · { $days } jours avec, { $rest } sans
week-driver-undecided = Les données ne permettent pas de trancher.
week-driver-few =
    { $count ->
        [one] { $figure } jour avec : il en faut trois, et trente clients de chaque côté, pour en dire l’effet.
       *[other] { $figure } jours avec : il en faut trois, et trente clients de chaque côté, pour en dire l’effet.
    }
week-driver-together = Toujours les mêmes jours que : { $reasons }. On ne peut pas les distinguer.
week-imports = Fichiers apportés
week-import-line = { $channel } · du { $from } au { $to } · clients : { $total } · lignes : { $rows }
week-import-left = lignes laissées de côté : { $figure }
week-import-remove = Retirer { $name }

week-counts-title = Importer des comptages
week-counts-text = Compteur de porte, caisse, journal d’appels : CSV ou Excel.
week-counts-do =
    { $count ->
        [one] Importer { $figure } ligne
       *[other] Importer { $figure } lignes
    }
week-counts-done =
    { $count ->
        [one] { $figure } jour importé.
       *[other] { $figure } jours importés.
    }
week-counts-see = Voir la semaine
week-counts-empty = Choisissez le fichier tel que la machine l’écrit. Vous verrez ce qui en est lu avant que rien ne change.
week-counts-read = Lignes lues : { $rows } · jours : { $days }, du { $from } au { $to } · clients : { $total }
week-counts-nothing = Aucune ligne ne peut être lue avec ces colonnes.
week-counts-already = Ce fichier a déjà été importé. Retirez l’ancien import pour le reprendre.
week-counts-known =
    { $count ->
        [one] { $figure } jour de ce canal est déjà compté par un autre fichier : le mieux observé sera gardé, jamais la somme.
       *[other] { $figure } jours de ce canal sont déjà comptés par un autre fichier : le mieux observé sera gardé, jamais la somme.
    }
week-counts-date = Jour
week-counts-time = Heure
week-counts-time-within = Dans la même colonne
week-counts-count = Nombre
week-counts-count-each = Chaque ligne est un client
week-counts-channel = Canal compté
week-counts-source = Vient de
week-counts-zone = Fuseau horaire des heures
week-counts-zone-here = Celui de l’unité
week-counts-zone-utc = UTC
week-counts-each-note = Un journal est supposé complet pendant les heures d’ouverture des jours qu’il cite.
week-source-door-sensor = Compteur de porte
week-source-till = Caisse
week-source-telephony = Journal d’appels
week-source-ticket-machine = Distributeur de tickets
week-source-spreadsheet = Tableur
week-trouble-no-day = Le jour manque.
week-trouble-not-a-day = Ce n’est pas un jour.
week-trouble-no-time = L’heure manque.
week-trouble-not-a-time = Ce n’est pas une heure.
week-trouble-no-such-hour = Cette heure n’existe pas : un jour a vingt-quatre heures.
week-trouble-hour-that-was-not = Cette heure n’a pas existé : on passait à l’heure d’été.
week-trouble-no-count = Le nombre manque.
week-trouble-not-a-count = Ce n’est pas un nombre entier.
week-trouble-negative-count = Un comptage ne peut pas être négatif.
week-trouble-between-slots = L’heure n’est pas le début d’un créneau. Choisissez la bonne durée de créneau.
week-trouble-slot-twice = Ce créneau est déjà compté plus haut.
week-trouble-day-to-come = Ce jour n’est pas encore passé.
week-year-title = Une année pour s’exercer
week-year-text = Ce réseau d’exercice peut recevoir une année inventée : quatre unités, trois canaux, soixante personnes, des comptages avec leurs trous, des jours particuliers.
week-year-do = Ajouter l’année
week-year-done = L’année est là : { $days } journées comptées, { $units } unités, { $people } personnes.
