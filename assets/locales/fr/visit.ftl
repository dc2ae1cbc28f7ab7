### La visite : préparation, étapes, saisies rapides.
visit-loading = Visite
visit-title = { $unit }
visit-under = Visite du { $day } · { $time }
visit-finish = Terminer la visite
visit-key-next = Ouvrir la première étape à faire
visit-closed = Cette journée est close.
visit-reopen = Rouvrir la journée
visit-stage-walk = Parcours sensoriel
visit-stage-flow = Flux clients
visit-stage-observations = Observations
visit-stage-debriefs = Débriefings
visit-stage-plan = Plan d’action
visit-stage-closing = Clôture de la journée
visit-stage-report = Compte rendu
visit-nothing = Rien encore
visit-two = { $a } · { $b }
visit-of = { $done } sur { $all }
visit-senses = { $done } sens sur { $all }
visit-people =
    { $count ->
        [one] { $done } personne sur { $all }
       *[other] { $done } personnes sur { $all }
    }
visit-findings =
    { $count ->
        [one] { $figure } constat
       *[other] { $figure } constats
    }
visit-arrivals =
    { $count ->
        [one] { $figure } arrivée
       *[other] { $figure } arrivées
    }
visit-observations =
    { $count ->
        [one] { $figure } observation
       *[other] { $figure } observations
    }
visit-actions =
    { $count ->
        [one] { $figure } action
       *[other] { $figure } actions
    }
visit-unanswered =
    { $count ->
        [one] { $figure } promesse à revoir
       *[other] { $figure } promesses à revoir
    }
visit-reports =
    { $count ->
        [one] { $figure } compte rendu
       *[other] { $figure } comptes rendus
    }
visit-closing-both = Coach noté, tableau confirmé
visit-closing-rated = Coach noté, tableau à confirmer
visit-closing-board = Tableau confirmé, coach à noter
visit-closing-none = Coach à noter, tableau à confirmer
visit-report-none = Pas encore fait
visit-quick = Saisie rapide
visit-quick-finding = Constat
visit-quick-said = Dit par un client
visit-quick-count = Compter
visit-quick-observe = Observer
visit-quick-photo = Photo
visit-palette-finding = Noter un constat
visit-palette-said = Noter ce qu’un client a dit
visit-palette-prepare = Revoir la préparation
visit-prepare = Préparation
visit-prepare-detail = Promesses, personnes, intention
visit-prepare-title = Préparer { $unit }
visit-prepare-last = Dernière visite le { $day }
visit-prepare-first = Première visite
visit-prepare-promises = Depuis la dernière fois
visit-prepare-no-promise = Aucune promesse n’attend de réponse.
visit-prepare-effects = Fait : est-ce que cela a servi ?
visit-prepare-again = À revoir avec les personnes
visit-prepare-intention = Mon intention
visit-prepare-see = Qu’est-ce que je veux voir ?
visit-prepare-weakest = Critères les plus éloignés de la cible
visit-weak-over =
    { $count ->
        [one] { $figure } niveau noté, { $people } personnes, sur 90 jours
       *[other] { $figure } niveaux notés, { $people } personnes, sur 90 jours
    }
visit-weak-early =
    { $count ->
        [one] Trop tôt pour conclure : { $figure } niveau noté
       *[other] Trop tôt pour conclure : { $figure } niveaux notés
    }
visit-go-in = Entrer
visit-present = Personnes présentes aujourd’hui
visit-not-informed =
    { $count ->
        [one] Reste à informer des observations : { $names }
       *[other] Restent à informer des observations : { $names }
    }
visit-gaps = Vérifier les manques
visit-gaps-title = Ce qui manquerait au compte rendu
visit-gaps-none = Il ne manque rien.
visit-gap-no-walk = Aucun parcours sensoriel
visit-gap-senses-left =
    { $count ->
        [one] { $figure } sens à parcourir
       *[other] { $figure } sens à parcourir
    }
visit-gap-photos-unanswered =
    { $count ->
        [one] { $figure } photo : peut-on y reconnaître quelqu’un ?
       *[other] { $figure } photos : peut-on y reconnaître quelqu’un ?
    }
visit-gap-photo-places-empty =
    { $count ->
        [one] { $figure } numéro attend sa photo
       *[other] { $figure } numéros attendent leur photo
    }
visit-gap-no-counting = Aucun comptage
visit-gap-counting-runs =
    { $count ->
        [one] { $figure } comptage encore en cours
       *[other] { $figure } comptages encore en cours
    }
visit-gap-no-observation = Aucune observation
visit-gap-drafts =
    { $count ->
        [one] { $figure } observation en brouillon
       *[other] { $figure } observations en brouillon
    }
visit-gap-debriefs-missing =
    { $count ->
        [one] { $figure } personne observée sans débriefing
       *[other] { $figure } personnes observées sans débriefing
    }
visit-gap-debriefs-open =
    { $count ->
        [one] { $figure } débriefing commencé, pas terminé
       *[other] { $figure } débriefings commencés, pas terminés
    }
visit-gap-no-action = Aucune action promise
visit-gap-vague-actions =
    { $count ->
        [one] { $figure } action sans nom ou sans date
       *[other] { $figure } actions sans nom ou sans date
    }
visit-gap-promises-unanswered =
    { $count ->
        [one] { $figure } promesse de la dernière fois sans réponse
       *[other] { $figure } promesses de la dernière fois sans réponse
    }
visit-gap-no-rating = La note du coach
visit-gap-no-dashboard = Le tableau de bord de l’unité
visit-gap-no-next-visit = La date de la prochaine visite
visit-note-title = Constat
visit-note-kind = Nature
visit-note-what = Quoi, et où
visit-note-hint = Ce que voit, entend ou sent un client.
visit-note-keep = Noter
visit-note-done = Revenir
visit-note-first = Écrivez d’abord le constat.
visit-note-photo = Noter, puis une photo
visit-note-action = Noter, puis une action
visit-noted = Noté : { $text }
visit-finding-noted = Constat noté
visit-photo-of = Photo de { $time }

failure-day-closed = Cette journée est close. Rouvrez-la pour y ajouter quelque chose.
failure-day-open = Cette journée est déjà ouverte.
failure-day-in-past = Ce jour est passé. Choisissez-en un à venir.
failure-time-unreadable = Cette heure n’est pas lisible. Écrivez-la comme 09:30.
failure-visit-not-planned = Cette visite n’est plus prévue. Choisissez-en une autre.
failure-closing-incomplete = Il manque la note du coach ou le tableau de bord. Dites pourquoi en un geste, ou complétez.
visit-ordinary-title = Jour ordinaire, { $unit }
visit-ordinary-under = { $day }, sans visite du coach
visit-presence = À l’écran : { $minutes } sur { $visit }, soit { $share } de la visite.
visit-presence-counting = Sans le comptage : { $minutes }.
visit-presence-over = { $minutes } à l’écran sur { $visit }, soit { $share } de la visite : plus de { $most }. Levez les yeux ; le reste se note après.
