### Clôture de la journée, et l’ordinateur en d’autres mains.
closing-title = Clôture de la journée
closing-under = { $unit }, { $day }
closing-confirm = Confirmer le tableau de bord
closing-confirmed = Tableau de bord confirmé
closing-close = Clore la journée
closing-close-without = Clore sans la note du coach
closing-closed = Journée close, sauvegarde faite
closing-closed-twice = Journée close, sauvegarde faite ici et au second endroit
closing-closed-away = Journée close, sauvegarde faite ici. Le second endroit n’a pas pu être atteint : branchez-le.
closing-closed-no-copy = Journée close. La sauvegarde n’a pas pu se faire : voyez les réglages.
closing-left-out =
    { $count ->
        [one] { $figure } notation que son auteur n’a pas terminée reste à part : elle n’est pas rendue définitive et ne compte nulle part.
       *[other] { $figure } notations que leurs auteurs n’ont pas terminées restent à part : elles ne sont pas rendues définitives et ne comptent nulle part.
    }
closing-report = Faire le compte rendu
closing-why-rating = Il manque la note du coach. Pourquoi ?
closing-why-board = Le tableau de bord n’est pas confirmé. Pourquoi ?
closing-why-both = Il manque la note du coach et le tableau de bord. Pourquoi ?
closing-reason-absent = Responsable non disponible
closing-reason-interrupted = Visite interrompue
closing-reason-later = Sera fait plus tard
closing-rating = La note du coach
closing-hand = Prêter l’ordinateur
closing-hand-after-all = Prêter l’ordinateur, finalement
closing-hand-text = Prêtez l’ordinateur au responsable de l’unité : quatre questions, puis un mot s’il le souhaite.
closing-hand-begun = La note est commencée, pas encore envoyée.
closing-skip = Sans note
closing-skip-why = Pourquoi ?
closing-skipped = Sans note : { $reason }
closing-sealed = Note envoyée et scellée. Elle s’ouvre quand vous confirmez le tableau de bord.
closing-mean = Moyenne { $mean } sur { $days } jours
closing-mean-early =
    { $count ->
        [one] { $figure } jour noté. La moyenne se montre à partir de trois.
       *[other] { $figure } jours notés. La moyenne se montre à partir de trois.
    }
closing-board = Tableau de bord de l’unité
closing-board-open = Proposé, à confirmer
closing-board-confirmed = Confirmé
closing-correct = Corriger
closing-indicator = Indicateur
closing-last = Avant
closing-today = Aujourd’hui
closing-evidence = Sur quoi cela repose
closing-carried = repris du { $day }
closing-meaning-changed = le sens du critère a changé (version { $version }) : le niveau d’avant n’est pas repris
closing-key-line = Changer de ligne
closing-key-level = Niveau { $level }
closing-evidence-mean =
    { $count ->
        [one] moyenne { $mean } sur { $figure } niveau noté, { $people } personnes
       *[other] moyenne { $mean } sur { $figure } niveaux notés, { $people } personnes
    }
closing-evidence-early =
    { $count ->
        [one] trop tôt pour une moyenne : { $figure } niveau noté
       *[other] trop tôt pour une moyenne : { $figure } niveaux notés
    }
closing-evidence-flow =
    { $count ->
        [one] { $left } client parti sans être servi sur { $arrivals }, en { $time } d’observation
       *[other] { $left } clients partis sans être servis sur { $arrivals }, en { $time } d’observation
    }
closing-evidence-senses = enchantements : { $good }, à traiter : { $bad }
closing-evidence-computed = compté, jamais saisi
closing-evidence-nothing = rien d’observé aujourd’hui
closing-sentence-highlights = Une phrase pour le réseau
closing-sentence-difficulties = Ce qui est difficile
closing-sentence-next-steps = La suite
closing-celebrate = À fêter
closing-celebrate-what = Une réussite de la journée, et qui remercier
closing-celebrate-none = Rien n’a été fêté
closing-next = Prochaine visite
closing-next-on = Jour de la prochaine visite
closing-next-agreed = Prévue le { $day }
closing-next-none = Date à convenir avant de partir

handover-step = { $at } sur { $of }
handover-last = Pour finir
handover-about = { $unit }, journée avec { $coach }
handover-question-1 = Le coach a su écouter
handover-question-2 = La journée a été utile à mon équipe
handover-question-3 = Notre propre projet a été respecté
handover-question-4 = La suite est claire
handover-mark-1 = Pas du tout
handover-mark-2 = Peu
handover-mark-3 = Assez
handover-mark-4 = Bien
handover-mark-5 = Tout à fait
handover-word-title = Un mot pour le coach
handover-word = Un mot, si vous le souhaitez
handover-sealed = Vos réponses sont scellées à l’envoi. Le coach les voit quand il a confirmé le tableau de bord.
handover-send = Envoyer mon avis
handover-back = Question d’avant
handover-thanks = Merci
handover-give-back = Vous pouvez rendre l’ordinateur.
handover-not-sent = Pas encore envoyé : vos réponses sont oubliées si l’ordinateur est repris.
handover-take-back = Reprendre l’ordinateur
handover-pin = Code du coach

failure-rating-locked = Cette note est envoyée : elle ne change plus.
failure-rating-needs-handover = Un coach ne note pas sa propre journée : prêtez d’abord l’ordinateur.
failure-answers-missing = Il reste des questions sans réponse : { $count }.
failure-question-out-of-range = Cette question n’existe pas.
failure-computed-line = Cette ligne est comptée : elle ne se saisit pas.
failure-dashboard-confirmed = Le tableau de bord est confirmé. Choisissez « Corriger » pour le changer : le compte rendu portera une révision.
handover-next-sense = Au sens suivant
handover-next-sense-why = Prenez un instant. Ne percevez plus qu’avec ce sens, en reprenant au début.
closing-read-first = Lisez d’abord la note du coach, qui vient de s’ouvrir.
