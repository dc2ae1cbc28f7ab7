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
    Les promesses en retard et les dates de relecture sont à droite : touchez une ligne pour y répondre.
guide-unit = Connaître une unité avant d’entrer
guide-unit-for = La fiche d’une unité garde son histoire, ses équipes, ses actions et ses flux.
guide-unit-steps =
    Ctrl+K puis quelques lettres mène à n’importe quelle unité.
    L’histoire est la plus récente d’abord ; chaque visite s’ouvre d’un toucher.
    « Commencer une visite ici » ouvre la journée sur place.
guide-walk = Faire le parcours sensoriel
guide-walk-for = Un sens à la fois, zone après zone, comme un client.
guide-walk-steps =
    Choisissez un sens : le passage va d’une zone à la suivante.
    Un chiffre note la zone de −2 à +2 ; 0 veut dire rien à signaler, « non perceptible » se dit à part.
    Écrivez un constat si quelque chose frappe ; P ajoute une photo, A en fait une action.
    À la fin, la consolidation se fait avec l’équipe : gravité, fréquence, facilité.
guide-flow = Compter les clients
guide-flow-for = Une touche par arrivée ; ce que personne n’a regardé n’est jamais compté comme vide.
guide-flow-steps =
    Espace compte une arrivée, la touche d’annulation reprend la dernière.
    0 met en pause ; quitter l’écran laisse un trou, que vous pouvez réclamer.
    Un total lu ailleurs se tape avec son intervalle.
    Le résultat montre les minutes observées à côté de chaque chiffre.
guide-observation = Observer une personne
guide-observation-for = Des faits d’abord, des niveaux ensuite, jamais sans que la personne ait été informée.
guide-observation-steps =
    La personne doit avoir été informée : sa fiche dit quand et comment.
    Choisissez une compétence et un moment ; 1 à 4 note un critère, 0 veut dire non observé.
    Un fait est demandé au plus bas et au plus haut niveau.
    La personne peut lire tout ce que vous écrivez.
guide-debrief = Mener le débriefing
guide-debrief-for = Elle parle d’abord ; un seul progrès ; une date pour relire.
guide-debrief-steps =
    Commencez par sa vue : les niveaux restent cachés jusque-là.
    Les constats de l’observation sont déjà là ; il reste ce que l’on se dit.
    Une date de relecture dans les quatorze jours clôt le débriefing.
    La note du manager tient en deux minutes et peut devenir un débriefing complet.
guide-actions = Convenir d’actions
guide-actions-for = Peu de promesses, chacune avec un nom et une date.
guide-actions-steps =
    A, sur un constat ou un critère, en fait une action.
    Un chiffre choisit l’échéance, Entrée garde.
    Alt+↑ et Alt+↓ changent l’ordre.
    À la visite suivante, dites si elle a été tenue, pas encore, ou abandonnée et pourquoi.
guide-closing = Clore la visite
guide-closing-for = Le manager dit son avis seul, vous confirmez le tableau, le compte rendu reste sur place.
guide-closing-steps =
    Tendez l’ordinateur : rien d’autre que les questions n’est accessible, votre code PIN le rend.
    Confirmez le tableau de bord : les propositions portent leur preuve.
    Ctrl+Entrée termine et fait le PDF.
    Une journée close ne change plus ; la rouvrir est noté.
guide-voice = Entendre les clients
guide-voice-for = Ce que les clients disent et écrivent, par canal et par thème.
guide-voice-steps =
    Notez une parole en passant, ou prenez un fichier d’enquête.
    Les noms, téléphones et adresses sont signalés avant d’être gardés.
    Rangez par thème, lisez le Pareto par canal, écrivez la synthèse avec l’équipe.
guide-week = Construire la semaine de référence
guide-week-for = Ce que l’unité reçoit, demi-heure par demi-heure, avec ce qu’on n’a pas vu.
guide-week-steps =
    Visites, journées ordinaires et compteurs s’ajoutent sans jamais se compter deux fois.
    Écartez les jours particuliers avec leur raison.
    Chaque chiffre ouvre sa formule et ce sur quoi il repose.
    Figez une version et mettez-la en service.
guide-staffing = Trouver le besoin avant le planning
guide-staffing-for = Le besoin vient de la demande seule ; le planning se compare ensuite.
guide-staffing-steps =
    Dites ce que chaque fonction promet et combien dure un client.
    Enregistrez le besoin : alors seulement le planning peut être saisi.
    Lisez les écarts par créneau ; deux touches en font une action.
guide-training = Suivre les progrès
guide-training-for = Un fichier par personne, lu par elle, par son manager et par le coach.
guide-training-steps =
    Compétence par compétence : ce qui est visé, ce qui a été vu, combien de fois et depuis quand.
    Un objectif proposé ne devient objectif qu’avec des mots relus.
    Moins de trois observations : pas de moyenne.
guide-project = Tenir le projet de l’unité
guide-project-for = Diagnostic, sens, indicateurs, plan : l’équipe ordonne, rien n’est promis tout seul.
guide-project-steps =
    Le diagnostic réunit quatre plans et dit ce qui manque.
    Écrivez le sens et la preuve avec les mots de l’équipe.
    Rangez le plan proposé ; promettez ce que vous ferez.
guide-network = Préparer le réseau et le référentiel
guide-network-for = Unités, zones, équipes et critères, à la main ou par classeur.
guide-network-steps =
    Chargez un classeur : tout est montré avant d’entrer.
    Un référentiel publié ne change plus ; ouvrez un brouillon.
    La porte d’organisation s’ouvre avec la consultation et l’information des personnes.
guide-carry = Transmettre une unité sans réseau
guide-carry-for = Un fichier scellé pour une personne, sur une clé ou par courriel.
guide-carry-steps =
    Demandez son adresse à votre collègue et lisez-vous les seize chiffres.
    Depuis l’unité, choisissez « Transmettre » : seuls cette unité et ceux qui y travaillent partent.
    À l’arrivée, un aperçu dit ce qui entrera ; ouvrir deux fois ne change rien.
guide-copies = Ne rien perdre
guide-copies-for = Chaque saisie est sur le disque avant que l’écran le dise ; des copies vérifiées se font seules.
guide-copies-steps =
    Choisissez un second endroit : une clé USB ou un autre dossier.
    « Vérifier mes données » relit tout.
    Si le profil ne s’ouvre plus, l’écran d’accueil propose ses copies ; ce qui est abîmé est mis de côté, jamais effacé.
    Gardez le code de secours imprimé ailleurs que l’ordinateur.
guide-privacy = Protéger les personnes
guide-privacy-for = L’écran est vu par des clients, l’ordinateur peut être perdu.
guide-privacy-steps =
    Ctrl+Maj+H remplace les noms par des initiales.
    Après quelques minutes sans geste, l’écran se ferme : votre code PIN le rouvre. Après une mise en veille, ou quand la session de l’ordinateur est verrouillée, c’est la phrase de passe.
    Aucun écran ne classe les personnes ; toute personne peut lire ce qui est écrit d’elle.
    Un rapport d’incident se lit en entier avant de partir et ne nomme personne.
