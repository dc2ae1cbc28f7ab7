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

action-meeting = Réunion d’équipe
action-meeting-open = Ouvrir la réunion d’équipe
action-meeting-title = Le plan, ensemble
action-meeting-why = Vos idées d’abord. Ce que la journée suggère viendra après.
action-meeting-who = Qui est là
action-meeting-ideas = Nos idées
action-meeting-idea = Une idée
action-meeting-idea-hint = Avec vos mots. ↵, et à la suivante.
action-meeting-ideas-none = Que ferions-nous, nous ?
action-meeting-idea-keep = Ajouter cette idée
action-meeting-idea-retract = Retirer l’idée : { $text }
action-meeting-idea-in-plan = Dans le plan
action-meeting-to-plan = Au plan
action-meeting-to-plan-of = Au plan : { $text }
action-meeting-reveal = Montrer ce que la journée suggère
action-meeting-hidden = Ce que la journée suggère reste caché jusque-là.
action-meeting-suggested-none = La journée ne suggère rien d’autre.
action-meeting-plan = Notre plan
action-meeting-plan-none = Rien encore. Peu d’actions, chacune avec un nom et un jour.
action-meeting-end = Terminer la réunion
action-meeting-again = Reprendre la réunion
action-meeting-ended = La réunion est terminée.
action-why-moved = Pourquoi à cette place ?
action-why-moved-write = Une autre raison
action-why-customers = Plus de clients concernés
action-why-easy = À notre main dès demain
action-why-safety = Sécurité
action-why-heart = L’équipe y tient
action-rank-reason = Ici parce que : { $reason }
action-our-words = Avec nos mots
action-proposed-as = Proposé ainsi : { $words }

failure-action-already-promised = C’est déjà promis : « { $title } ». Modifiez cette action, ou changez les mots.

### Fichier pour un agenda
calendar-all = tout
calendar-file-word = agenda
calendar-action = { $unit } · { $what }
calendar-visit = Visite · { $unit }

### Le plan d’une unité : ce qui est suggéré, ce qui est promis, ce qui s’est mesuré.
action-to-need = Voir le besoin et l’effectif prévu
plan-title = Plan de l’unité
plan-open = Plan
plan-suggested = Suggestions
plan-suggested-why = L’équipe les range, les dit avec ses mots, ou les écarte. Rien n’est promis tout seul.
plan-suggested-none = Rien à suggérer : chaque irritant a sa décision, et aucun manque n’est connu.
plan-by-irritant =
    { $count ->
        [one] Irritant, noté à { $figure } visite
       *[other] Irritant, noté à { $figure } visites
    }
plan-by-came-back =
    { $count ->
        [one] Irritant revenu, noté à { $figure } visite
       *[other] Irritant revenu, noté à { $figure } visites
    }
plan-by-theme =
    { $count ->
        [one] { $figure } plainte de client
       *[other] { $figure } plaintes de clients
    }
plan-by-skill =
    { $count ->
        [one] Compétence de l’équipe loin de sa cible, { $figure } note
       *[other] Compétence de l’équipe loin de sa cible, { $figure } notes
    }
plan-by-staffing = Manque { $hours } heures-personnes par semaine, surtout le { $day }
plan-by-support = Appui demandé en débriefing
plan-text-theme = Répondre aux plaintes : { $name }
plan-text-staffing = Renforcer { $name }
plan-text-skill = Faire progresser l’équipe : { $name }
plan-proposed = Proposé : { $words }
plan-promise = Promettre
plan-reword = Nos mots
plan-aside = Écarter
plan-aside-why = Pourquoi l’écarter
plan-aside-keep = Écarter
plan-aside-title = Écartées
plan-aside-back = Reprendre
plan-up = Monter
plan-down = Descendre
plan-promised = Promesses en cours
plan-promised-none = Aucune promesse en cours.
plan-effects = Avant et après
plan-effects-table = Mesures avant et après les actions
plan-effects-why = Deux mesures côte à côte, avec leur jour. D’autres causes sont possibles.
plan-effects-none = Donnez un indicateur à une action pour lire ici ce qui a été mesuré avant et après.
plan-effect-action = Action
plan-effect-indicator = Indicateur
plan-effect-before = Avant
plan-effect-after = Après
plan-effect-change = Écart
plan-effect-none = pas mesuré
plan-effect-waits = pas encore fait
plan-effect-value = { $value } le { $day } (n = { $n })
plan-effect-value-alone = { $value } le { $day } (n non dit)
plan-effect-better = { $change }, dans le bon sens
plan-effect-worse = { $change }, dans l’autre sens
plan-effect-same = sans changement
plan-effect-done = fait le { $day }
plan-effect-met =
    { $count ->
        [one] irritant revu { $figure } fois
       *[other] irritant revu { $figure } fois
    }
plan-effect-not-met = irritant pas revu
plan-effect-visits =
    { $count ->
        [one] { $figure } visite depuis
       *[other] { $figure } visites depuis
    }
plan-effect-unseen = aucune visite depuis
plan-effect-link = Indicateur de « { $title } »
plan-next = Prochaine visite
plan-next-on = Proposée le { $day } : { $days } jours après la visite du { $last }
plan-next-overdue = Proposée le { $day } : les { $days } jours après la visite du { $last } sont passés
plan-next-first = Proposée le { $day }
plan-next-planned = Déjà prévue le { $day }
plan-next-day = Jour
plan-next-do = Prévoir cette visite
plan-next-done = Visite prévue
plan-next-take = Prendre ce jour
plan-next-why = Pourquoi ce jour
plan-next-because-never-visited = Cette unité n’a jamais été visitée.
plan-next-because-safety = Dangers sans réponse : { $figure }
plan-next-because-late = Promesses en retard : { $figure }
plan-next-because-lasting = Irritants qui durent, sans décision : { $figure }
plan-next-because-falling = Le tableau de bord a baissé.
plan-next-because-to-see = Actions faites, dont l’effet reste à voir : { $figure }
plan-next-because-busy = { $figure } fois les clients de l’unité médiane
plan-next-because-calm = Rien n’attend et le tableau de bord est à { $figure } sur 4.
plan-next-because-usual = Rien ne presse : quatre semaines, comme d’habitude.
plan-next-convention = Règle de la maison : quatre semaines ; plus tôt quand quelque chose attend, plus tard quand tout va bien.
plan-calendar = Fichier d’agenda
plan-calendar-made = { $file } : { $actions } promesses, { $visits } visites, sans aucun nom
