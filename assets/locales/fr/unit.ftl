### Les unités et la fiche de chacune.
unit-title = Unité
unit-list-title = Unités
unit-search = Chercher une unité
unit-none = Aucune unité dans ce réseau.
unit-none-found = Aucune unité de ce nom.
unit-open = Visite ouverte
unit-last = Dernière visite { $when }
unit-never = Jamais visitée
unit-next = prochaine { $when }
unit-late =
    { $count ->
        [one] { $figure } promesse en retard
       *[other] { $figure } promesses en retard
    }
unit-promises =
    { $count ->
        [one] { $figure } promesse
       *[other] { $figure } promesses
    }
unit-trend = Niveau moyen du tableau de bord, de { $from } à { $to }
unit-trend-basis =
    { $count ->
        [one] { $dashboards } tableau de bord, { $levels } niveaux donnés, du { $from } au { $to }
       *[other] { $dashboards } tableaux de bord, { $levels } niveaux donnés, du { $from } au { $to }
    }
unit-start = Commencer une visite ici
unit-resume = Reprendre la visite
unit-story = Historique
unit-people = Équipe
unit-actions = Actions
unit-story-open = { $day }, en cours
unit-report = Compte rendu n° { $number }
unit-no-story = Aucune visite encore. La première ouvrira l’historique de cette unité.
unit-no-action = Aucune action promise ici.
unit-informed = Information donnée
unit-not-informed = Reste à informer
unit-planned = Visite prévue { $when }
unit-planned-time = Visite prévue { $when } à { $time }
unit-goes-on = Visite en plusieurs jours, à poursuivre
unit-plan = Prévoir une visite
unit-plan-on = Jour
unit-plan-at = Heure d’arrivée
unit-plan-first = Choisissez d’abord un jour.
unit-story-ordinary = Jour ordinaire
unit-dossier = Dossier (PDF)
unit-dossier-making = Dossier en cours…
unit-dossier-made = Le dossier est là : { $file }
