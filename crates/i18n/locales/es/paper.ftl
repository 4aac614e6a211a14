### Lo que dice por sí mismo todo documento en papel, cualquiera que sea su contenido.

paper-page = Página { $number } de { $pages }
paper-as-of = a fecha de { $day }
paper-yes = Sí
paper-no = No
paper-unknown = No se sabe
paper-caution = Atención
