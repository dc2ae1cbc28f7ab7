### L’entrée dans Sillage.
start-title = Accueil
start-welcome = Bienvenue dans Sillage
start-welcome-text = Le carnet de visite des coachs de terrain. Tout fonctionne sans réseau, et rien de ce que vous saisissez ne se perd.
start-language = Langue
start-in-french = Français
start-in-english = English
start-practice = S’entraîner
start-practice-text = Un réseau inventé, sans compte ni mot de passe. Rien n’est envoyé.
start-practice-coach = Commencer comme coach
start-practice-coach-text = Une journée de visite, du matin au compte rendu
start-practice-manager = Commencer comme responsable d’unité
start-practice-manager-text = Votre équipe, vos engagements, vos notes
start-real = Travailler
start-create = Créer mon profil
start-create-text = Chiffré sur cet ordinateur, sans autre clé que la vôtre
start-create-why = Vos visites sont chiffrées sur cet ordinateur. Personne d’autre ne peut les ouvrir, pas même nous.
start-create-do = Créer le profil
start-you = Vous
start-where = Où vous intervenez
start-locks = Ce qui ouvre le profil
start-name = Votre nom
start-role = Votre rôle
start-role-coach = Coach
start-role-unit-manager = Responsable d’unité
start-role-line-manager = Manager de proximité
start-role-team-member = Membre de l’équipe
start-role-regional = Équipe régionale
start-role-administrator = Administration du réseau
start-role-external-occupant = Personne invitée d’une autre unité
start-network = Nom du réseau
start-unit = Première unité
start-starter = Référentiel de départ
start-starter-shop = Magasin
start-starter-branch = Agence bancaire
start-starter-none = Aucun, je l’écrirai
start-starter-hint = Sans référentiel, une visite n’a pas de critères à observer. Vous pourrez tout changer.
start-unit-kind = Type d’unité
start-kind-shop = Magasin
start-kind-agency = Agence
start-kind-branch = Succursale
start-kind-contact-centre = Centre de contacts
start-kind-counter = Guichet
start-kind-other = Autre lieu
start-passphrase = Phrase de passe
start-passphrase-new = Votre phrase de passe
start-passphrase-hint = Quinze caractères au moins, ou sept mots tirés au sort.
start-passphrase-missing =
    { $count ->
        [one] Encore { $shown } caractère.
       *[other] Encore { $shown } caractères.
    }
start-passphrase-draw = Tirer sept mots
start-pin = Code court
start-pin-hint = 4 à 8 chiffres. Il rouvre l’écran après une pause ou après avoir prêté l’ordinateur.
start-missing-name = Écrivez votre nom.
start-missing-network = Écrivez le nom du réseau.
start-missing-unit = Écrivez le nom d’une première unité.
start-missing-passphrase = La phrase de passe compte au moins quinze caractères.
start-missing-pin = Le code court compte 4 à 8 chiffres.
start-code = Votre code de secours
start-code-text = Il ouvre votre profil si vous oubliez la phrase de passe. Il ne sera plus jamais affiché : notez-le sur papier maintenant.
start-code-care = Gardez le papier loin de l’ordinateur. Sans phrase de passe ni code, vos visites restent fermées pour toujours.
start-code-done = Je l’ai noté
start-who = Qui ouvre Sillage ?
start-other = Autre profil
start-open-first = Ouvrir le premier profil
start-is-practice = Entraînement
start-last-used = Ouvert le { $day }
start-unlock = Bonjour { $name }
start-unlock-hint = La phrase de passe choisie à la création du profil.
start-unlock-do = Ouvrir
start-opening = Ouverture en cours
start-see = Voir les lettres
start-forgot = Phrase de passe oubliée
start-recover = Ouvrir avec le code de secours
start-recover-text = Le code noté à la création ouvre le profil ; vous choisissez ensuite une nouvelle phrase de passe.
start-recovery-code = Code de secours
start-recover-missing = Il faut le code et une phrase de passe de quinze caractères.
start-recover-do = Ouvrir et changer la phrase de passe
start-rescue-open = Voir les sauvegardes
start-rescue = Reprendre une sauvegarde
start-rescue-text = Le fichier actuel est mis de côté ; il y reste, sauf si l’effacement d’une personne est demandé. Choisissez la sauvegarde la plus récente : ce qui a été saisi après elle y est ajouté, dans la mesure où le fichier se lit encore.
start-rescue-copy = Sauvegarde du { $day } à { $time }
start-rescued-alone = La sauvegarde est en place. Rien de plus récent ne se lit encore dans le fichier abîmé.
start-rescued =
    { $count ->
        [one] La sauvegarde est en place, avec { $figure } saisie plus récente qui se lisait encore.
       *[other] La sauvegarde est en place, avec { $figure } saisies plus récentes qui se lisaient encore.
    }
start-rescued-elsewhere =
    { $count ->
        [one] { $figure } autre est déjà chez le serveur ou un collègue : elle revient au prochain échange.
       *[other] { $figure } autres sont déjà chez le serveur ou un collègue : elles reviennent au prochain échange.
    }
start-rescued-left =
    { $count ->
        [one] Au moins { $figure } saisie ne se lit plus : elle reste dans le fichier mis de côté. Si le serveur l’avait reçue, elle revient au prochain échange.
       *[other] Au moins { $figure } saisies ne se lisent plus : elles restent dans le fichier mis de côté. Celles que le serveur avait reçues reviennent au prochain échange.
    }
start-rescue-none = Aucune sauvegarde de ce profil sur cet ordinateur. Branchez le second support si vous en avez un.
