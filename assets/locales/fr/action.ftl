### Promesses : peu, chacune avec un nom et un jour.
action-plan-title = Plan d’action
action-all-title = Actions
action-all-under = De toutes les unités
action-add = Ajouter une action
action-add-it = Ajouter
action-add-suggested = Ajouter l’action suggérée
action-promise = Promettre
action-promise-title = Nouvelle action
action-promised = Promis : { $title }
action-many =
    { $count ->
        [one] { $figure } promesse en cours. Cinq tenues valent mieux que dix promises.
       *[other] { $figure } promesses en cours. Cinq tenues valent mieux que dix promises.
    }
action-what = Quoi
action-who = Qui
action-when = Pour quand
action-when-date = Autre jour
action-effect = Ce que cela change pour le client
action-due-today = Aujourd’hui
action-due-one-week = 1 semaine
action-due-two-weeks = 2 semaines
action-due-next-visit = Prochaine visite
action-next-visit-on = À la visite, { $when }
action-no-day = Sans date
action-no-owner = Sans nom
action-past = Jour passé
action-past-kept = Ce jour est passé. L’action est gardée avec cette date.
action-promises = Depuis la dernière fois
action-today = Promis aujourd’hui
action-empty = Aucune action encore. Peu de promesses, chacune avec un nom et un jour.
action-empty-suggested = Aucune action encore. La journée en suggère ci-dessous.
action-suggested = Suggéré par la journée
action-suggest-finding = Constat sans réponse
action-suggest-ritual = Enchantement à rendre régulier
action-suggest-support = Appui demandé en débriefing
action-kept = Tenu
action-not-yet = Pas encore
action-dropped = Abandonné
action-drop-why = Pourquoi ?
action-reason-no-longer = N’est plus utile
action-reason-no-means = Pas les moyens
action-reason-elsewhere = Décidé ailleurs
action-reason-other-priority = Autre priorité
action-worked = Est-ce que cela a servi ?
action-worked-yes = Oui
action-worked-no = Pas vraiment
action-done-on = Tenu le { $day }
action-settled-on = Réglé le { $day }
action-move = Déplacer : { $title }
action-move-up = Monter l’action
action-move-down = Descendre l’action
action-more = Autres gestes : { $title }
action-amend = Modifier
action-retract = Retirer
action-retracted = Action retirée
action-shelf-due = À faire
action-shelf-waiting = En attente
action-shelf-done = Fait
action-shelf-due-empty = Rien n’est en retard ni dû aujourd’hui.
action-shelf-waiting-empty = Aucune promesse n’attend son jour.
action-shelf-done-empty = Aucune promesse tenue encore.

failure-action-already-promised = C’est déjà promis : « { $title } ». Modifiez cette action, ou changez les mots.
