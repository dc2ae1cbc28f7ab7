### Le guide : une page par famille d’écrans, lisible sans réseau.
guide-title = Guide
guide-search = Chercher dans le guide
guide-none = Rien ne correspond. Essayez un autre mot.
guide-open = Ouvrir cet écran
guide-here = Le guide de cet écran
guide-pages = Toutes les pages
guide-today = Commencer la journée
guide-today-for = Aujourd’hui montre ce qui est prévu et ce qui a été promis.
guide-today-steps =
    Entrée reprend la visite en cours, ou commence la suivante.
    N commence une visite imprévue : choisissez l’unité en quelques lettres.
    « À vérifier aujourd’hui » rappelle les promesses en retard et ce qui est à revoir : touchez une ligne pour l’ouvrir.
    La préparation tient sur une page : promesses, personnes présentes, votre intention.
    Dans la visite, un chiffre ouvre une étape ; « Vérifier les manques » dit ce qui manquerait au compte rendu, sans rien bloquer.
guide-unit = Connaître une unité avant d’entrer
guide-unit-for = La fiche d’une unité garde son historique, son équipe, ses actions et sa semaine de référence.
guide-unit-steps =
    Ctrl+K puis quelques lettres mène à n’importe quelle unité.
    L’historique est le plus récent d’abord ; chaque visite s’ouvre d’un toucher.
    « Commencer une visite ici » ouvre la journée sur place.
guide-walk = Faire le parcours sensoriel
guide-walk-for = Un sens à la fois, zone après zone, comme un client.
guide-walk-steps =
    Choisissez un sens : le passage va d’une zone à la suivante.
    Les touches 1 à 5 notent la zone de −2 à +2 : 3 veut dire « Rien à signaler ». 0 veut dire « Non perceptible », ce qui n’est pas une note.
    Écrivez un constat si quelque chose frappe ; P ajoute une photo, A fait une action du dernier constat.
    À la fin, la consolidation se fait avec l’équipe : gravité, fréquence, facilité.
guide-flow = Compter les clients
guide-flow-for = Une touche par arrivée ; ce que personne n’a observé n’est jamais compté comme vide.
guide-flow-steps =
    Espace compte une arrivée, Retour arrière annule la dernière.
    0 met en pause ; quitter le compteur laisse un trou, que « Je comptais encore » reprend.
    Un total tenu par quelqu’un d’autre se note avec sa plage et les minutes observées.
    Suivre un client, de son arrivée à son départ, donne les durées de prise en charge.
    Le résultat montre les minutes observées à côté de chaque chiffre.
guide-observation = Observer une personne
guide-observation-for = Des faits d’abord, des niveaux ensuite, jamais sans que la personne ait été informée.
guide-observation-steps =
    La personne doit avoir été informée : « Informer l’équipe » note qui, comment et quand.
    Choisissez la personne par son numéro ; 0 observe « Un membre de l’équipe », sans identité.
    Les critères du référentiel sont là, l’un après l’autre : un chiffre de l’échelle donne un niveau, 0 veut dire non observé, 8 refus, 9 non applicable.
    N écrit un fait ; il est attendu au plus bas et au plus haut niveau.
    La personne peut lire tout ce que vous écrivez.
guide-debrief = Mener le débriefing
guide-debrief-for = La personne parle d’abord ; une seule chose à améliorer ; une date pour revoir.
guide-debrief-steps =
    Commencez par son point de vue : les niveaux restent cachés jusqu’à « Montrer les niveaux ».
    Les faits de l’observation sont déjà là ; il reste ce que l’on se dit.
    L’engagement se dit « quand… je… », avec ses mots ; la date pour revoir tient dans les quatorze jours.
    La note de manager tient en deux minutes et peut devenir un débriefing.
guide-actions = Convenir d’actions
guide-actions-for = Peu de promesses, chacune avec un nom et une date.
guide-actions-steps =
    A fait une action du constat, de l’irritant ou de la suggestion choisis.
    Un chiffre choisit l’échéance, Entrée promet.
    Alt+↑ et Alt+↓ changent l’ordre.
    En réunion d’équipe, vos idées viennent d’abord ; ce que la journée suggère reste caché jusque-là.
    À la visite suivante, dites « Tenu », « Pas encore », ou « Abandonné » et pourquoi.
guide-closing = Clore la visite
guide-closing-for = Le responsable dit son avis seul, vous confirmez le tableau de bord, le compte rendu reste sur place.
guide-closing-steps =
    Prêtez l’ordinateur : rien d’autre que les questions n’est accessible, votre code court le reprend.
    Confirmez le tableau de bord : chaque niveau proposé dit sur quoi il repose. La note du coach s’ouvre alors.
    Ctrl+Entrée termine et fait le PDF ; « Pour qui » choisit l’édition : responsable, région ou affiche.
    Une journée close ne change plus ; la rouvrir est noté.
guide-voice = Entendre les clients
guide-voice-for = Ce que les clients disent et écrivent, par canal et par thème.
guide-voice-steps =
    Notez une parole en passant, ou importez un fichier d’enquête ou de réclamations.
    Un nom, un numéro ou un e-mail est signalé avant d’être gardé.
    Triez par thème, lisez les thèmes du plus lourd au plus léger, canal par canal, et écrivez la synthèse avec l’équipe.
guide-week = Construire la semaine de référence
guide-week-for = Ce que l’unité reçoit, créneau par créneau, avec ce que personne n’a compté.
guide-week-steps =
    Visites, jours ordinaires et fichiers de compteurs s’ajoutent sans jamais se compter deux fois.
    Notez les jours à part avec leur raison : la semaine normale n’en est pas faussée.
    Chaque chiffre ouvre sa formule et ce sur quoi il repose.
    « Figer la semaine » en fait une version, aussitôt en service.
guide-staffing = Trouver d’abord le besoin
guide-staffing-for = Le besoin vient de la demande seule ; l’effectif prévu se compare ensuite.
guide-staffing-steps =
    Dites ce que chaque fonction promet et combien de temps prend un client.
    Enregistrez le besoin : alors seulement l’effectif prévu peut être saisi.
    Lisez les écarts créneau par créneau ; « En faire une action » met un manque au plan de l’unité.
guide-training = Suivre les progrès
guide-training-for = Un dossier par personne, lu par elle, par son responsable et par le coach.
guide-training-steps =
    Compétence par compétence : ce qui est visé, ce qui a été vu, combien de fois et depuis quand.
    Un objectif proposé n’est noté que par vous : changez les mots, puis notez.
    Moins de trois observations : pas de moyenne.
    La vue d’équipe donne des nombres, jamais des noms ; le calibrage compare ce que chacun a noté seul.
guide-project = Tenir le projet de l’unité
guide-project-for = Diagnostic, sens, indicateurs, plan : l’équipe ordonne, rien n’est promis tout seul.
guide-project-steps =
    Le diagnostic réunit quatre plans et dit ce qui manque.
    Chaque irritant finit par une action, ou est accepté, ou écarté, avec la raison.
    Écrivez le sens et la preuve avec les mots de l’équipe.
    Rangez les suggestions du plan ; promettez ce que vous ferez.
guide-network = Préparer le réseau et le référentiel
guide-network-for = Unités, zones, équipes et critères, à la main ou par classeur.
guide-network-steps =
    Chargez un classeur : tout est montré avant d’entrer.
    Un référentiel publié ne change plus ; écrivez la version suivante en brouillon.
    Dans « Organisation », remplissez les quatre parties, puis choisissez « Ouvrir les observations » ; chaque personne est informée avant d’être observée.
guide-carry = Confier une unité sans réseau
guide-carry-for = Un fichier scellé pour une personne, sur une clé ou par e-mail.
guide-carry-steps =
    Demandez à votre collègue l’adresse de son ordinateur et lisez-vous le code de seize chiffres.
    Depuis l’unité, choisissez « Confier cette unité » : l’écran dit ce qui part et ce qui reste ici.
    À l’arrivée, « Ouvrir un fichier d’unité » dit ce qui entrera ; l’ouvrir deux fois ne change rien.
guide-sync = Envoyer et recevoir
guide-sync-for = Tout est d’abord enregistré ici ; l’échange avec le serveur se fait seul, dès que le réseau revient.
guide-sync-steps =
    Pour relier ce profil à un serveur, collez la ligne imprimée que donne la personne qui tient le serveur ; sur un ordinateur neuf, choisissez à l’accueil « J’ai une ligne imprimée ».
    En bas de l’écran se lit ce qui attend : touchez-le pour ouvrir « Envoi et réception ». « Envoyer maintenant » n’attend pas le prochain essai.
    Hors ligne, rien ne se perd : tout reste dans « À envoyer ». Si cela dure, « Faire un fichier » confie une unité à un collègue.
    Deux versions d’une même chose se règlent dans « À traiter » : gardez la vôtre, celle de l’autre ou les deux ; la version écartée reste dans l’historique.
    Ce que le serveur met de côté y est aussi, avec la raison et la personne à qui demander.
    Ordinateur perdu : prévenez la personne qui tient le serveur. Sur un autre, « Reprendre un profil perdu » demande la clé des copies et le code de secours ; reliez-le ensuite avec une nouvelle ligne imprimée.
guide-copies = Ne rien perdre
guide-copies-for = Chaque saisie est sur le disque avant que l’écran le dise ; des sauvegardes vérifiées se font seules.
guide-copies-steps =
    Choisissez un second support : une clé USB ou un dossier hors de cet ordinateur.
    « Vérifier mes données » relit tout.
    Si le profil ne s’ouvre plus, l’accueil propose ses sauvegardes ; ce qui se lit encore du fichier abîmé y est ajouté, et ce fichier est mis de côté ; il y reste, sauf si l’effacement d’une personne est demandé.
    Ce que vous supprimez reste trente jours dans la corbeille : « Remettre » le rend.
    Gardez le papier du code de secours loin de l’ordinateur.
guide-privacy = Protéger les personnes
guide-privacy-for = L’écran est vu par des clients, l’ordinateur peut être perdu.
guide-privacy-steps =
    Ctrl+Maj+H remplace les noms par des initiales.
    Après quelques minutes sans geste, Sillage se repose : votre code court rouvre l’écran. Après une mise en veille, ou quand la session de l’ordinateur est verrouillée, c’est la phrase de passe.
    Aucun écran ne classe les personnes ; toute personne peut lire ce qui est écrit d’elle.
    « Signaler un problème » montre le texte entier, qui ne nomme personne ; rien ne part, c’est vous qui le copiez.
guide-settings = Régler Sillage à votre main
guide-settings-for = Un réglage s’applique aussitôt, et l’écran propose de l’annuler.
guide-settings-steps =
    Affichage : le thème, dont « Plein jour » contre les reflets, la taille du texte et des commandes, la main principale.
    Touches : placez une lettre ailleurs, ou désactivez les touches simples si elles vous gênent.
    Langue : celle des écrans ; celle d’un compte rendu se choisit au moment de le produire.
    F1 montre les touches de l’écran affiché et mène à sa page du guide.
guide-news = Ce qui est nouveau
guide-news-for = Les derniers changements de Sillage, le plus récent d’abord.
guide-news-steps =
    Un fichier abîmé ne s’ouvre pas : ses sauvegardes sont proposées, et ce qui a été saisi après elles revient dans la mesure où il se lit encore.
    Ctrl+C, sans rien sélectionner, copie la ligne ou le bloc en main.
    Le guide a une page pour chaque famille d’écrans, et F1 y mène.
    La visite dit à la personne qui accompagne la part du temps passée à l’écran ; ce chiffre ne quitte pas l’ordinateur.
    Une mise en veille ou l’écran verrouillé ferment le profil à clé.
    Un profil rejoint un serveur par une ligne imprimée ; ce qui est saisi part tout seul, et chaque écran dit ce qui attend.
    Les irritants se ferment par une action, une acceptation ou un abandon motivé ; le plan d’une unité est proposé à partir de ce qui a été vu.
    La semaine de référence réunit visites, jours ordinaires et comptages importés, et le besoin par fonction s’en déduit.
