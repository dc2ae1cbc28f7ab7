### Une unité confiée d’un ordinateur à l’autre.
unit-file-hand = Confier cette unité
unit-file-hand-title = Confier { $unit }
unit-file-hand-under = Un fichier scellé, que seul l’ordinateur de votre collègue peut ouvrir
unit-file-address = Adresse de l’ordinateur de votre collègue
unit-file-address-hint = Elle s’affiche chez votre collègue : Unités, puis Ouvrir un fichier d’unité.
unit-file-code-check = Code de cette adresse : { $code }. Lisez-le à voix haute : il doit être le même chez votre collègue.
unit-file-code-known = Code de cette adresse : { $code }. Un fichier a déjà été échangé avec cet ordinateur.
unit-file-photos = Avec les photos et les comptes rendus
unit-file-photos-hint = Sans eux, le fichier tient dans un message.
unit-file-folder = Dossier où l’écrire
unit-file-folder-hint = Une clé USB ou tout autre dossier de cet ordinateur.
unit-file-folder-choose = Choisir le dossier
unit-file-folder-chosen = Le fichier sera écrit dans { $folder }.
unit-file-goes = Ce qui part
unit-file-goes-text = Les visites, les relevés, les observations et débriefings, les promesses, l’équipe et ses informations, le référentiel.
unit-file-stays = Ce qui reste ici
unit-file-stays-text = Les autres unités, les notes du coach encore scellées, les textes en cours, vos réglages et vos codes.
unit-file-make = Faire le fichier
unit-file-making = Fichier en cours
unit-file-missing-address = Collez d’abord l’adresse de votre collègue.
unit-file-missing-folder = Indiquez un dossier.
unit-file-made = Le fichier est prêt : { $path } ({ $size }). Scellé pour le code { $code }.
unit-file-open = Ouvrir un fichier d’unité
unit-file-open-title = Ouvrir le fichier d’un collègue
unit-file-awaits = Ce profil attend son réseau : le premier fichier d’un collègue l’apporte.
unit-file-mine = Adresse de cet ordinateur
unit-file-mine-text = Donnez-la à votre collègue, par message ou sur une clé. Elle n’a rien de secret : elle sert à sceller, pas à ouvrir.
unit-file-mine-code = Code à comparer de vive voix
unit-file-copy = Copier l’adresse
unit-file-copied = Adresse copiée
unit-file-received = Un fichier reçu
unit-file-received-text = Ce qu’il apporte est dit d’abord : visites, personnes, promesses, irritants qui reviennent, tendances. Rien n’est gardé tant que vous n’avez pas dit oui.
unit-file-choose = Choisir un fichier
unit-file-choose-other = Choisir un autre fichier
unit-file-from = { $name }, fichier fait le { $day } à { $time }
unit-file-from-unnamed = Fichier fait le { $day } à { $time }, sans nom
unit-file-from-code = Ordinateur de code { $code }. Vérifiez-le de vive voix avant d’ouvrir.
unit-file-from-known = Ordinateur de code { $code }, avec lequel vous avez déjà échangé.
unit-file-network = Réseau { $network }
unit-file-joins = Votre profil rejoindra ce réseau.
unit-file-held = { $all }, dont { $new } ici pour la première fois
unit-file-held-none = { $all }, rien de nouveau
unit-file-visits = Jours de visite
unit-file-people = Personnes
unit-file-promises = Promesses
unit-file-findings = Constats
unit-file-observations = Observations
unit-file-attachments = Photos et comptes rendus
unit-file-attachments-held =
    { $count ->
        [one] { $figure } fichier, { $size }
       *[other] { $figure } fichiers, { $size }
    }
unit-file-last-on = dernier jour le { $day }
unit-file-nothing-new = Tout ce que contient ce fichier est déjà ici. L’ouvrir ne change rien.
unit-file-not-understood =
    { $count ->
        [one] { $figure } élément vient d’une version plus récente : il est gardé, et se montrera après la mise à jour.
       *[other] { $figure } éléments viennent d’une version plus récente : ils sont gardés, et se montreront après la mise à jour.
    }
unit-file-ahead =
    { $count ->
        [one] { $figure } saisie porte une heure en avance : elle est rangée à l’heure de son arrivée.
       *[other] { $figure } saisies portent une heure en avance : elles sont rangées à l’heure de leur arrivée.
    }
unit-file-listed = Votre nom s’ajoutera à ceux des personnes qui accompagnent cette unité. Une copie de votre profil est faite avant.
unit-file-agree = Accepter et ouvrir { $unit }
unit-file-opened = { $unit } est à jour ici.
unit-file-opened-before = Rien n’a changé : ce fichier était déjà ouvert.
unit-file-carried = Échanges des trois derniers mois
unit-file-carried-out = { $unit }, fichier fait pour le code { $code }
unit-file-carried-in = { $unit }, fichier fait par { $name }
unit-file-carried-in-unnamed = { $unit }, fichier du code { $code }
unit-file-join = Rejoindre le réseau d’un collègue
unit-file-join-text = Son fichier apporte l’unité, son équipe et son historique
unit-file-join-why = Créez votre profil, donnez l’adresse de cet ordinateur à votre collègue, puis ouvrez le fichier scellé pour vous.
unit-file-join-real = Pour travailler
unit-file-join-practice = Pour s’entraîner
unit-file-join-for = Ce profil sert
unit-file-join-do = Créer le profil
