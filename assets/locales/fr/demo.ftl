# La journée d’entraînement jouée sans fenêtre : ce qu’elle annonce, et ce que des personnes inventées y écrivent.

## What is announced.

demo-begins = Journée d’entraînement du { $date }, réseau inventé « Maison Tilleul ».
demo-stage-prepare =
    { $promises ->
        [one] 1. Préparation : { $promises } promesse relue,
       *[other] 1. Préparation : { $promises } promesses relues,
    } { $people ->
        [one] { $people } personne présente,
       *[other] { $people } personnes présentes,
    } { $informed ->
        [one] { $informed } nouvelle personne informée.
       *[other] { $informed } nouvelles personnes informées.
    }
demo-stage-walk =
    { $passes ->
        [one] 2. Parcours sensoriel : { $passes } passage,
       *[other] 2. Parcours sensoriel : { $passes } passages,
    } { $irritants ->
        [one] { $irritants } irritant,
       *[other] { $irritants } irritants,
    } { $enchantments ->
        [one] { $enchantments } enchantement.
       *[other] { $enchantments } enchantements.
    }
demo-stage-count =
    { $arrivals ->
        [one] 3. Comptage : { $arrivals } arrivée en { $minutes } vraiment observées.
       *[other] 3. Comptage : { $arrivals } arrivées en { $minutes } vraiment observées.
    }
demo-stage-observe =
    { $count ->
        [one] 4. Observations : { $count } personne observée, faits écrits : { $facts }.
       *[other] 4. Observations : { $count } personnes observées, faits écrits : { $facts }.
    }
demo-stage-debrief =
    { $count ->
        [one] 5. Débriefings : { $count } mené jusqu’à l’engagement, et une note de deux minutes.
       *[other] 5. Débriefings : { $count } menés jusqu’à l’engagement, et une note de deux minutes.
    }
demo-stage-plan =
    { $actions ->
        [one] 6. Plan d’action : { $actions } action, avec un nom et une date.
       *[other] 6. Plan d’action : { $actions } actions, chacune avec un nom et une date.
    }
demo-stage-close = 7. Clôture : le coach est noté, le tableau de bord confirmé, une réussite fêtée, une copie faite.
demo-verified = Vérifié : { $operations } opérations et { $events } lignes de comptage relues, rien ne manque.
demo-where = Les fichiers :
demo-file = { $name } : { $path }
demo-file-report = Compte rendu
demo-file-report-other = Le même en anglais
demo-file-spreadsheet = Tableur
demo-file-data = Données
demo-file-sheet = Fiche personnelle
demo-file-profile = Profils

## What invented people write.

demo-drop-reason = Le bailleur refait le sol le mois prochain.
demo-intention = Voir comment la file est prévenue quand l’attente dépasse cinq minutes.
demo-guest = Une collègue de la boulangerie voisine
demo-finding-lamps = Les deux lampes neuves du comptoir conseil éblouissent : les étiquettes brillent, on ne lit plus les prix.
demo-finding-greenhouse = La serre se voit dès la porte, la lumière du matin la traverse.
demo-finding-labels = Des étiquettes manuscrites de l’été restent collées près de la caisse.
demo-finding-floor = Le tapis posé sur la plaque de sol du retrait glisse : on accroche le pied.
demo-finding-door = La porte est lourde pour qui vient avec une poussette.
demo-finding-basil = Une feuille de basilic froissée est tendue à qui entre dans la serre ; les gens sourient.
demo-finding-signal = Le terminal de paiement sonne sans arrêt et couvre la voix à la caisse.
demo-accept-door = La porte coupe-feu ne peut pas être allégée ; l’équipe vient ouvrir.
demo-caption = Le comptoir conseil, deux lampes neuves face aux étiquettes
demo-conclusion = L’affluence est la plus forte vers dix heures et quart, quand un seul conseiller est à l’accueil.
demo-amina-scene = Une dame cherche un pot pour un olivier et hésite sur la taille.
demo-amina-welcome = Lève la tête dès l’entrée : « Bonjour, je termine et je suis à vous. »
demo-amina-rephrase = Montre trois pots avant d’avoir demandé où sera l’olivier.
demo-amina-went-well = La cliente est repartie contente, je l’ai vue tout de suite.
demo-amina-to-change = J’ai montré trop de choses avant de savoir.
demo-amina-effect = La cliente revient deux fois sur ce qu’elle voulait.
demo-amina-strength = Un accueil immédiat, même occupée.
demo-amina-improvement = Reformuler la demande avant de montrer.
demo-amina-when = un client me dit ce qu’il cherche
demo-amina-then = je redis sa demande en une phrase et j’attends un oui.
demo-amina-expected = Le client choisit plus vite et se sent compris.
demo-amina-support = Un essai en binôme mardi matin.
demo-amina-comment = Les faits étaient justes, cela m’aide.
demo-paul-scene = Un couple compare deux salons de jardin ; quatre groupes attendent à la caisse.
demo-paul-available = Pose son carton et va vers le couple sans qu’on l’appelle.
demo-paul-advise = Fait asseoir les deux clients sur chaque fauteuil avant de parler du prix.
demo-paul-waiting = La file attend sept minutes, personne ne lui dit combien de temps encore.
demo-paul-went-well = Le couple a pu essayer vraiment.
demo-paul-to-change = Je n’ai pas vu la file.
demo-paul-effect = Deux groupes reposent leur panier et sortent.
demo-paul-strength = Fait essayer avant de parler du prix.
demo-paul-improvement = Annoncer l’attente à la file.
demo-paul-when = trois groupes attendent
demo-paul-then = je leur annonce une durée en minutes.
demo-paul-expected = Les clients savent à quoi s’attendre et restent.
demo-paul-support = Claire prend la caisse deux entre 11 h et 12 h.
demo-paul-comment = D’accord, je veux essayer samedi.
demo-note-fact = A rappelé une cliente avant midi comme promis, la commande était prête.
demo-note-agreed = Continuer à noter l’heure du rappel sur le bon.
demo-said-thanks = « On m’a aidée à porter le pot jusqu’à la voiture, merci. »
demo-said-wait = « J’ai failli partir, personne ne disait rien. »
demo-action-floor = Fixer le tapis du retrait, le baliser dès ce soir
demo-effect-floor = Plus personne n’accroche le pied.
demo-action-lamps = Orienter les deux lampes neuves du comptoir conseil vers le bas
demo-effect-lamps = Les prix se lisent sans se pencher.
demo-action-basil = Tendre chaque jour une feuille à sentir à l’entrée de la serre
demo-effect-basil = Chaque visite commence par un sourire.
demo-rating-comment = Une journée utile ; l’équipe a aimé les faits.
demo-celebration = Les paniers de la serre : trois clients ont demandé d’où venait l’idée.
demo-highlights = L’équipe accueille dès la porte, même quand il y a du monde.
demo-difficulties = L’attente en fin de matinée, avec un seul conseiller.
demo-next-steps = Un deuxième conseiller entre onze heures et midi, deux semaines d’essai.
