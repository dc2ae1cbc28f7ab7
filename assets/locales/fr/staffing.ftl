### Les personnes qu’il faudrait, par fonction et par créneau ; puis les personnes prévues.
staffing-title = Personnes nécessaires
staffing-no-week = Le besoin part de la demande. Figez d’abord une semaine de référence.
staffing-week = Voir la semaine de référence
staffing-under = { $unit } · semaine { $version } · { $label }
staffing-none = Quelles fonctions servent vos clients ? Commencez par une : l’accueil, le conseil, la caisse.
staffing-add = Ajouter une fonction
staffing-edit = Modifier
staffing-remove = Retirer cette fonction
staffing-save-function = Enregistrer la fonction
staffing-cancel = Annuler
staffing-save = Enregistrer le besoin
staffing-saved = Besoin { $version } enregistré. Vous pouvez maintenant saisir l’effectif prévu.
staffing-already = Ce besoin est déjà enregistré (version { $version }).
staffing-roster = Comparer à l’effectif prévu
staffing-roster-locked = Enregistrez d’abord le besoin : on part de ce qu’il faudrait.
staffing-name = Fonction
staffing-name-suggest-1 = Accueil
staffing-name-suggest-2 = Conseil
staffing-name-suggest-3 = Caisse
staffing-share = Part des clients « { $channel } » (en %)
staffing-aht = Temps par client (minutes)
staffing-aht-hint = Vide : les clients suivis sur place font la moyenne.
staffing-promise-share = Servis à temps (en %)
staffing-promise-wait = Attente promise (minutes)
staffing-presence = Présents au moins
staffing-other-ways = Autres façons de travailler
staffing-way = Façon de travailler
staffing-way-queue = File d’attente
staffing-way-queue-patience = File, avec abandons
staffing-way-deferred = Travail différé
staffing-way-rounds = Rondes
staffing-way-chat = Conversations
staffing-way-scheduled = Rendez-vous
staffing-way-presence = Présence
staffing-occupancy = Occupation au plus (en %)
staffing-shrinkage = Temps d’absence : pauses, réunions, formation (en %)
staffing-patience = Patience moyenne (minutes)
staffing-deadline = À faire en (heures)
staffing-backlog = Reste de la veille (minutes)
staffing-concurrency = Conversations à la fois
staffing-task = Tâche
staffing-task-per-hour = Fois par heure
staffing-task-minutes = Minutes
staffing-task-add = Ajouter une tâche
staffing-task-remove = Retirer « { $name } »
staffing-basis = Pour
staffing-basis-mean = un jour normal
staffing-basis-p80 = quatre jours sur cinq
staffing-basis-upper = le haut de l’intervalle
staffing-promise = { $share } servis en moins de { $wait }
staffing-aht-typed = { $time } par client, durée tapée
staffing-aht-timed =
    { $count ->
        [one] { $time } par client, { $figure } client suivi
       *[other] { $time } par client, { $figure } clients suivis (variation { $cv })
    }
staffing-aht-few = Moins de trente clients suivis : à titre indicatif.
staffing-hours = heures-personnes par semaine : { $hours }
staffing-table = Personnes nécessaires, par jour et par créneau
staffing-total = Heures-personnes
staffing-cell = { $day } { $time } : { $staff }
staffing-cell-estimated = { $day } { $time } : { $staff }, demande estimée
staffing-cell-unknown = { $day } { $time } : { $staff }, demande inconnue
staffing-unknown = n/c
staffing-legend-unknown = demande inconnue
staffing-legend-estimated = demande estimée
staffing-legend-steps = { $low } à { $high }
staffing-formula-load = { $rate } clients par heure × { $aht } s ÷ 3 600 = { $load } personnes occupées en moyenne
staffing-formula-queue = La plus petite équipe qui sert { $share } en moins de { $wait } : { $staff } ({ $level } servis à temps, attente moyenne { $asa }, occupation { $occupancy })
staffing-formula-patience = La plus petite équipe, compte tenu des abandons : { $staff } ({ $level } servis à temps)
staffing-formula-chat = { $concurrency } conversations à la fois : { $staff } ({ $level } prises à temps)
staffing-formula-scheduled = Charge ÷ { $occupancy } d’occupation = { $staff }
staffing-formula-deferred = Le travail du jour, à rendre en { $hours } h, tient avec { $staff } en continu.
staffing-formula-rounds = Σ passages × minutes ÷ (60 min × { $occupancy }) = { $staff }
staffing-formula-presence = Présence décidée : { $staff }
staffing-formula-range = Selon ce que l’on sait de la demande : de { $low } à { $high }
staffing-formula-unknown = Un canal qui mène ici n’a pas été compté dans ce créneau.
staffing-flag-estimated = Demande estimée, non observée.
staffing-flag-long-handling = Un client prend plus d’un quart du créneau : la charge des créneaux d’avant est reportée.
staffing-flag-too-few-days = Moins de cinq jours comptés : c’est la moyenne.
staffing-flag-patience-unknown = Patience inconnue : calculé comme si personne ne partait, ce qui surestime plutôt le besoin.
staffing-fraction-note = Les fractions restent des fractions : on n’arrondit qu’en faisant les plannings.

staffing-roster-title = Effectif prévu
staffing-roster-under = { $unit } · besoin { $version } du { $day }
staffing-roster-none = Aucun besoin enregistré. L’effectif se saisit après : on part de ce qu’il faudrait.
staffing-roster-day = Jour
staffing-roster-slot = Créneau
staffing-roster-need = Besoin
staffing-roster-planned = Prévu
staffing-roster-gap = Écart
staffing-roster-level = Servis à temps
staffing-roster-fill = Tout le jour
staffing-roster-fill-do = Remplir
staffing-roster-copy = Copier sur les jours ouvrés
staffing-roster-input = Prévu à { $time }
staffing-grows = La file s’allonge de { $figure } clients par heure.
staffing-nobody = Personne : la file s’allonge de { $figure } clients par heure.
staffing-day-none = Rien n’est encore prévu ce jour-là.
staffing-day-slots = Créneaux comparés : { $slots } sur { $all }
staffing-day-under = Heures-personnes manquantes : { $hours } (créneaux : { $slots })
staffing-day-over = Heures-personnes en trop : { $hours } (créneaux : { $slots })
staffing-day-coverage = Couverture du besoin : { $percent }
staffing-day-level = Journée telle que prévue : { $percent } des clients servis en moins de { $wait }
staffing-day-formula = { $served } clients servis à temps ÷ { $customers } clients = { $percent }. Les manques et les surplus ne s’annulent jamais.
staffing-act = En faire une action
staffing-act-title = { $function }, { $day } de { $from } à { $to } : il manque { $staff }
staffing-act-effect = { $share } des clients servis en moins de { $wait }
staffing-act-done = Action ajoutée au plan de l’unité.
staffing-pooling = Partager les fonctions : { $functions }
staffing-pooling-efficiency = Vitesse de ceux qui savent tout faire (en %)
staffing-pooling-day = { $day } { $hours } h
staffing-pooling-none = Partager ne gagnerait rien : les durées sont trop différentes.
staffing-pooling-best = { $day } à { $time } : { $separate } séparément, { $together } ensemble. Attente moyenne corrigée { $wait }, variation des durées c² = { $scv } (1 est ce que suppose Erlang C).
staffing-pooling-plain = Heures-personnes gagnées par semaine : { $hours }. Sans la correction, le calcul en promettrait { $plain }.
staffing-people =
    { $count ->
        [one] { $figure } personne
       *[other] { $figure } personnes
    }
