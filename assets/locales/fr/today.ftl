### Aujourd’hui : reprendre, vérifier, partir.
today-title = Aujourd’hui
today-resume = Reprendre la visite
today-start = Commencer la visite
today-go-on = Ouvrir la journée
today-here = Autre unité
today-palette-here = Commencer une visite ici
today-in-progress-at = Visite en cours : { $unit }
today-next-at = { $unit }, { $when }
today-visit-at = Visite en cours, { $unit }
today-since = depuis { $time }
today-none-planned = Aucune visite n’est prévue. Commencez-en une là où vous êtes.
today-next = Prochaines visites
today-day-time = { $day } à { $time }
today-goes-on = Visite en plusieurs jours, à poursuivre
today-last-report = Dernier compte rendu : { $unit }, { $day }
today-checks = À vérifier aujourd’hui
today-checks-empty = Rien à vérifier aujourd’hui.
today-check-late = En retard
today-check-due-today = Pour aujourd’hui
today-check-goal = Objectif du jour
today-check-follow-up = À revoir, comme convenu
today-check-look-again = À revoir
today-check-lasting = Irritant relevé à trois visites ou plus
today-check-kept = Tenu, est-ce utile ?
today-here-title = Où êtes-vous ?
today-here-under = Quelques lettres, puis la première unité s’ouvre.
today-here-search = Unité
today-here-open = Visite ouverte : la reprendre
today-here-none = Aucune unité de ce nom.
today-note = Écrire une note
today-note-on = Écrire une note sur { $name }
today-team-of = Votre équipe, { $unit }
today-team = L’équipe aujourd’hui
today-team-empty = Personne d’autre n’est rattaché à votre unité aujourd’hui.
today-no-team = Aucune unité ne vous est rattachée aujourd’hui.
today-person-nothing = Ni objectif ni engagement en cours
today-commitment = Engagement
today-when-then = { $when } → { $then }
today-unfinished =
    { $count ->
        [one] { $shown } note commencée attend d’être finie.
       *[other] { $shown } notes commencées attendent d’être finies.
    }
today-unfinished-go = Reprendre
today-count = Compter les clients
today-flow-why = Un jour ordinaire, sans visite
today-walk = Faire le parcours en équipe
today-walk-why = Un sens à la fois, chacun de son côté
today-plan-why = Les idées de l’équipe d’abord, puis ce que la journée suggère
today-coach = Visites du coach
today-coach-none = Aucune visite n’est prévue.
today-start-at = Commencer à { $unit }
