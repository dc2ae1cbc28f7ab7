### Le parcours sensoriel : un sens à la fois, zone après zone, puis la consolidation.
walk-title = Parcours sensoriel
walk-why = Revoir un lieu parcouru chaque jour, avec un seul sens à la fois : cinq à dix minutes par passage.
walk-moment = Moment
walk-not-walked = Pas encore parcouru
walk-zones-walked =
    { $count ->
        [one] { $done } zone sur { $zones }
       *[other] { $done } zones sur { $zones }
    }
walk-findings =
    { $count ->
        [one] { $figure } constat
       *[other] { $figure } constats
    }
walk-to-weigh =
    { $count ->
        [one] { $figure } irritant à peser
       *[other] { $figure } irritants à peser
    }
walk-start = Commencer : { $sense }
walk-continue = Continuer : { $sense }
walk-consolidate = Consolider
walk-consolidation = Consolidation
walk-consolidation-empty = Carte des zones et des sens, irritants dans l’ordre
walk-no-zones = Ce lieu n’a pas encore de zones. Elles se décrivent dans la fiche de l’unité.
walk-day-closed = Cette journée est close. Rouvrez-la pour ajouter quelque chose.
walk-passes = Passages de la journée
walk-mine = Vous
walk-open = En cours
walk-again = Refaire un passage
walk-second = Autres observateurs
walk-second-why = Quelqu’un d’autre parcourt le même sens, sans voir vos perceptions. Elles se rejoignent à la consolidation.
walk-guest = Qui observe
walk-guest-hint = Sur la fiche, par exemple « une collègue de la boulangerie ».
walk-guest-sense = Avec quel sens
walk-guest-name-first = Dites d’abord qui observe.
walk-guest-sense-first = Choisissez d’abord un sens.
walk-external = Personne extérieure à l’équipe
walk-hand-over = Prêter l’ordinateur
walk-type-sheet = Saisir sa fiche papier

walk-pass-of = passage { $rank } sur { $senses }
walk-zones = Zones, dans l’ordre du client : { $done } sur { $zones }
walk-mark = Perception de cette zone
walk-mark-word = { $value } { $word }
walk-words = Qu’est-ce que c’est, et où ?
walk-prompt = « { $prompt } »
walk-next-prompt = Autre question
walk-next = Zone suivante
walk-previous = Zone précédente
walk-take-back = Reprendre la dernière saisie
walk-end = Terminer le passage
walk-end-now = Terminer
walk-ended = Ce passage est terminé. Les perceptions se corrigent en le reprenant.
walk-resume = Reprendre ce passage
walk-key-words = Écrire un constat
walk-key-action = Faire une action du dernier constat de la zone
walk-findings-here = Constats de cette zone
walk-findings-elsewhere = Constats des autres zones
walk-amend = Corriger le texte
walk-retract = Retirer ce constat
walk-retracted = Constat retiré
walk-more = Plus de choix pour ce constat
walk-cause = D’où cela vient
walk-cause-is = Cause : { $cause }
walk-cause-none = Cause inconnue
walk-make-action = Action
walk-make-ritual = Rituel
walk-answered = Une action y répond
walk-promised = Action ajoutée au plan : { $title }

walk-guest-person = De l’équipe
walk-guest-other = Quelqu’un d’autre
walk-guest-senses = Avec quels sens, dans l’ordre
walk-guest-several =
    { $count ->
        [one] { $figure } sens
       *[other] { $figure } sens, l’un après l’autre
    }
walk-on-paper = Sur papier
walk-from-outside = De l’extérieur
walk-paper-title = Fiches papier
walk-paper-why = Imprimez une fiche par sens ; après le parcours, saisissez un chiffre par zone, puis les mots.
walk-paper-print = Imprimer les fiches
walk-paper-printed = Fiches prêtes : { $file }
walk-paper-name = Fiche { $number }
walk-paper-type = Saisir une fiche
walk-sheet-title = Fiche papier, { $sense }
walk-sheet-digits = Un chiffre par zone : la suivante vient toute seule.
walk-sheet-skip = Zone non parcourue
walk-sheet-words-of = Mots pour { $zone }
walk-sheet-to-words = Passer aux mots
walk-sheet-to-digits = Revenir aux chiffres
walk-sheet-words-now = Les chiffres sont saisis. Les mots, maintenant : ↵ passe à la zone suivante.
walk-sheet-end = Fiche saisie
walk-sheet-next = Saisir une autre fiche
walk-sheet-kept = Fiche saisie. Zones : { $count }.

walk-map = Carte
walk-irritants = Irritants
walk-enchantments = Enchantements
walk-notes = À noter
walk-parts = Consolidation du parcours
walk-map-caption = Perception moyenne par zone et par sens, tous observateurs réunis
walk-zone = Zone
walk-map-empty = Aucun passage pour l’instant. La carte se dessine dès qu’un sens est parcouru.
walk-walk-now = Parcourir un sens
walk-observers =
    { $count ->
        [one] { $figure } observateur
       *[other] { $figure } observateurs
    }
walk-cell-hidden = Passage en cours
walk-cell-not-perceptible = Non perceptible
walk-cell-not-walked = Non parcouru
walk-cell-contested = Avis opposés : { $low } et { $high }
walk-legend = De −2 (heurte) à +2 (enchante). Avis opposés : les deux signes sont montrés. « Non perceptible » n’est pas zéro.
walk-open-senses = { $senses } : quelqu’un parcourt encore. Ses perceptions apparaîtront à la fin du passage.
walk-severity = Gravité
walk-frequency = Fréquence
walk-ease = Facilité
walk-marks = { $severity } × { $frequency } × { $ease } = { $priority }
walk-ranking = Irritants, par priorité
walk-waiting = À peser
walk-no-irritants = Aucun irritant ce jour. Les constats négatifs du parcours arrivent ici.
walk-no-enchantments = Aucun enchantement noté ce jour. Une perception positive avec quelques mots en fait un.
walk-no-notes = Rien d’autre à noter ce jour.
walk-settled = Réglés autrement
walk-accept = Accepter
walk-accept-why = Pourquoi l’accepter, dit ouvertement
walk-drop-why = Pourquoi on l’écarte
walk-accepted = Accepté : { $reason }
walk-dropped = Écarté : { $reason }
walk-drop = Écarter
walk-merge = Fusionner avec
walk-merged = Déjà dit : { $text }
walk-reopen = Remettre à décider
walk-band-safety = Sécurité
walk-band-act-now = À traiter maintenant
walk-band-plan = À planifier
walk-band-watch = À surveiller
walk-key-safety = Signaler un danger
walk-key-weigh = Donner la note suivante : gravité, fréquence, facilité
walk-key-down = Irritant suivant
walk-key-up = Irritant précédent
walk-convention = Le produit des trois notes est une convention : regardez les notes avant de trancher.

failure-blind-pass = Ce passage reste caché tant que vous parcourez le même sens. Terminez le vôtre d’abord.
failure-pass-ended = Ce passage est terminé. Reprenez-le pour changer une perception.
failure-pass-already-open = Un autre passage de ce sens est ouvert. Terminez-le d’abord.
failure-sense-switched-off = Ce sens n’est pas parcouru dans ce réseau.
failure-zone-elsewhere = Cette zone appartient à un autre lieu.
failure-merge-impossible = Ces deux constats ne peuvent pas être fusionnés. Choisissez un constat du même jour qui reste ouvert.
failure-ritual-needs-enchantment = Seul un enchantement devient un rituel.
walk-recurring = Ce qui revient
walk-recurring-basis = Même zone et même sens, ou mêmes mots, à plusieurs visites de l’année.
walk-recurring-second = Deuxième fois
walk-recurring-third = Troisième fois
walk-recurring-nth = { $figure } fois
