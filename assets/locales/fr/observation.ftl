### Observer une personne au travail : des faits d’abord, des niveaux ensuite.
observation-title = Observations
observation-whom = Qui observez-vous ?
observation-people = Équipe du jour
observation-anyone = Un membre de l’équipe
observation-anyone-why = Sans identité : la scène compte, la personne n’est pas nommée.
observation-present = Là aujourd’hui
observation-absent = Présence non notée
observation-not-informed = Reste à informer avant toute observation nominative.
observation-times =
    { $count ->
        [one] { $shown } observation aujourd’hui
       *[other] { $shown } observations aujourd’hui
    }
observation-closed-gate = Les observations sont fermées dans ce réseau.
observation-closed-gate-why = Il manque l’accord de l’organisation : consultation du comité, analyse d’impact, texte d’information, contact. L’administration du réseau le renseigne.
observation-today = Observé aujourd’hui
observation-none = Choisissez qui vous observez.
observation-empty-team = Aucune personne n’est rattachée à cette unité aujourd’hui.
observation-customer = client { $number }
observation-customer-of = { $name }, client { $number }
observation-scored = { $scored } sur { $of }
observation-missing-facts =
    { $count ->
        [one] { $shown } fait manque
       *[other] { $shown } faits manquent
    }
observation-final = Définitive
observation-double = Double observation
observation-inform = Informer l’équipe
observation-inform-text = Les personnes choisies savent qu’elles peuvent être observées. Cela se fait avant toute observation.
observation-inform-who = Qui
observation-inform-how = Comment
observation-inform-when = Quand
observation-inform-record = Noter l’information
observation-inform-nobody = Choisissez au moins une personne.
observation-inform-read = Lire le texte de la notice
observation-inform-hide = Masquer le texte de la notice
observation-inform-contact = Contact : { $contact }
observation-inform-kept =
    { $count ->
        [one] Conservation : { $shown } mois
       *[other] Conservation : { $shown } mois
    }
observation-informed =
    { $count ->
        [one] { $shown } personne informée
       *[other] { $shown } personnes informées
    }
observation-debrief = Débriefer
observation-next-customer = Client suivant
observation-hints-score = niveau, puis critère suivant
observation-hints-unseen = non observé
observation-hints-na = non applicable
observation-hints-refused = refus
observation-hints-back = reprendre
observation-hints-fact = fait
observation-hints-anchors = repères
observation-hints-levels = jusqu’à { $most }, un niveau, puis le critère suivant
observation-hints-next = critère suivant
observation-hints-previous = critère précédent
observation-key-person = jusqu’à 9, la personne de ce numéro
observation-said = Ce qui a été dit ou fait
observation-fact-missing = Un fait est attendu à ce niveau
observation-fact-open = Écrire le fait : { $criterion }
observation-absence = Pas de niveau : { $criterion }
observation-no-level = Sans niveau
observation-clear = Effacer
observation-level-of = Niveau : { $criterion }
observation-previous = { $level } le { $day }
observation-looks =
    { $count ->
        [one] { $shown } observation précédente
       *[other] { $shown } observations précédentes
    }
observation-cause = À quoi cela tient-il ?
observation-scene = La scène en quelques mots
observation-moment = Moment de vérité
observation-channel = Canal
observation-more = Scène et suite
observation-second = Second observateur
observation-second-text = Il note la même scène sans voir ces niveaux. Les deux se comparent une fois définitives.
observation-second-who = Qui note en second
observation-blind = Les niveaux de cette observation restent masqués tant que l’autre observateur n’a pas terminé.
observation-second-waiting = { $name } n’a pas encore terminé sa notation de la même scène.
observation-second-open = Voir la notation : { $name }
observation-hand-over = Prêter l’ordinateur
observation-second-by = Notée par { $name }, sans voir les premiers niveaux
observation-second-finish = J’ai terminé
observation-compare = Deux regards sur la même scène
observation-compare-summary = Même niveau : { $same } sur { $both } critères notés par les deux
observation-compare-same = même niveau
observation-compare-one = un seul des deux l’a noté
observation-compare-apart =
    { $count ->
        [one] à { $shown } niveau d’écart
       *[other] à { $shown } niveaux d’écart
    }
observation-compare-there = { $name }
observation-finish = Rendre définitive
observation-finished = Observation définitive
observation-finished-why = Elle ne se modifie plus : une correction est une nouvelle observation.
observation-delete = Mettre à la corbeille
observation-deleted = Observation mise à la corbeille
observation-goals = Objectifs du jour
observation-goals-none = Aucun objectif pour ce jour.
observation-goal-add = Ajouter un objectif
observation-goal-person = Pour qui
observation-goal-situation = Quand ?
observation-goal-behaviour = Ce que l’on verra
observation-goal-keep = Noter l’objectif
observation-goal-met = Vu, atteint
observation-goal-not-met = Vu, pas encore
observation-goal-not-seen = Pas vu
observation-goal-withdraw = Retirer
observation-goal-seen = L’objectif a-t-il été vu ?
observation-goal-kept = Objectif noté
observation-ladder = Échelle
observation-ladder-of = Échelle : { $name }
observation-ladder-legend = Cercle vide : la fois d’avant. Cercle plein : la dernière. Le trait marque la cible. Pas de total : chaque critère vit seul.
observation-ladder-n =
    { $count ->
        [one] { $figure } observation
       *[other] { $figure } observations
    }
observation-ladder-mean = moyenne { $mean }
observation-ladder-early = trop tôt pour une moyenne
observation-ladder-none = jamais noté
observation-ladder-criterion = Critère
observation-ladder-before = Avant
observation-ladder-now = Maintenant
observation-ladder-looks = Observations

failure-person-not-informed = Cette personne n’a pas encore été informée. Informez l’équipe, ou observez « un membre de l’équipe » sans identité.
failure-observation-final = Cette observation est définitive. Pour corriger, observez à nouveau.
failure-facts-missing =
    { $count ->
        [one] Il manque { $count } fait au niveau le plus bas ou le plus haut. Écrivez-le, puis terminez.
       *[other] Il manque { $count } faits aux niveaux le plus bas ou le plus haut. Écrivez-les, puis terminez.
    }
failure-goal-without-behaviour = Dites ce que l’on verra : c’est ce qui clôt l’objectif.
failure-goal-closed = Cet objectif est déjà clos. Notez-en un nouveau.
failure-goal-needs-observation = Un objectif se clôt par une observation de cette personne. Observez, puis répondez.
failure-history-not-yours = Cet historique est visible de la personne, de son responsable et de son coach.
failure-referential-missing = Aucun référentiel n’est en vigueur dans ce réseau. L’administration doit en publier un.
failure-already-rated-twice = Cette scène a déjà un second observateur.
failure-second-rater-needs-handover = Le second observateur note seul : prêtez-lui l’ordinateur.
failure-skill-scored-twice = Ce critère a déjà un niveau dans cette observation. Corrigez-le là, au lieu de ressortir l’ancien de la corbeille.
failure-not-a-second-rating = Cette notation est la vôtre : personne d’autre n’attend l’ordinateur.
failure-date-in-future = Cette date est à venir. Choisissez aujourd’hui ou un jour passé.
failure-management-for-managers = Le référentiel de management sert à observer qui dirige l’équipe, et nommément. Choisissez un responsable de l’unité.
failure-two-referentials-in-a-debrief = Un débriefing porte sur un seul référentiel : avec les clients, ou avec l’équipe. Ouvrez-en un second.

## Learning to observe.

observation-learning = Apprendre à observer
observation-learning-management = Observer { $name } avec son équipe
observation-learning-never = Référentiel de management, jamais encore
observation-learning-last = Référentiel de management, dernière fois { $when }
observation-learning-together = La même scène, { $name } et vous
observation-learning-together-why = Chacun note sans voir l’autre, puis vous comparez.
observation-learning-scenes =
    { $count ->
        [one] { $shown } scène comparée, { $when }
       *[other] { $shown } scènes comparées, la dernière { $when }
    }
observation-management = Référentiel de management
observation-management-of = { $name }, avec son équipe
observation-occasion = Occasion
observation-compare-agree = Vous avez vu la même chose : { $what }.
observation-compare-differ = À regarder ensemble : { $what }.
observation-compare-gap = Écart
observation-compare-no-fact = Aucun fait noté
observation-compare-not-observed = Non observé
observation-compare-not-applicable = Non applicable
observation-compare-refused = Refus de la personne
observation-compare-how = Relisez les faits, puis les repères des niveaux. Sous dix scènes notées à deux, un coefficient ne dirait rien de sûr : aucun n’est calculé.
observation-together-whom = Choisissez qui { $name } et vous observez, chacun de son côté.
observation-together-now = { $name } note la même scène de son côté. Quand vous avez fini, prêtez-lui l’ordinateur : vos niveaux restent cachés.
observation-together-go = À { $name } de noter
