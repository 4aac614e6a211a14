### O que todo documento em papel diz por si mesmo, seja qual for o conteúdo.

paper-page = Página { $number } de { $pages }
paper-as-of = em { $day }
paper-yes = Sim
paper-no = Não
paper-unknown = Não se sabe
paper-caution = Atenção
paper-english = Em inglês
