"""Short forms of first names, to offer contacts whom a name may mean; never dialled by them."""

from __future__ import annotations

# A name and its short forms, folded, one group a line; a short form may be in several groups.
_GROUPS = """
adriana dri drica
alberto beto
alexandra alexandre ale xande
amanda manda
ana aninha
anderson ander
andre andrea dede
antonia antonio toninho tonho tonico
augusto guto
beatriz bia
bernardo be
bruna bruno bru
camila mila cami
carlos carlinhos caca
carolina carol carole
catarina cata
cristiane cristina cristiano cris
daniel daniela dani
diego di
eduarda eduardo duda edu dudu
elisabete elizabeth bete beth
fabio fabiana fabi binho
felipe fe lipe
fernanda fernando fe nanda nando
francisca francisco chico chica kiko
gabriel gabriela gabi gabs biel
guilherme gui guiga
gustavo guga gu
helena lena
henrique rique
isabel isabela bel bela isa
joana joao joaozinho jo
joaquim quim
jose josefa ze zezinho zeca
juliana juliano ju juli
larissa lari
leandro leonardo le leo
leticia le lele
lucas lu luquinha
lucia luciana luciano luisa luiza lu
luis luiz lula luizinho
manuel manoel mane manuela manu
marcela marcelo marcel
marcia marcio marcos marquinhos
maria mariana mari mariazinha
mateus matheus teteu
mauricio mau
natalia nathalia nati naty nat
patricia pati paty pat
paula paulo paulinha paulinho
pedro pedrinho
priscila pri
rafael rafaela rafa
raimunda raimundo mundinho
renata renato re renatinha
ricardo rica cado
roberta roberto beta beto
rodrigo ro digo
rogerio roger
samuel samu
sebastiao tiao
sergio serginho
severino biu
silvia silvio
tatiana tati
teresa tereza te
thais tais tata
tiago thiago ti
valeria val
vanessa van
vicente vini
vinicius vini
vitor victor vitoria victoria vi
alexander alexandra alex
andrew andy drew
anthony tony
benjamin ben
catherine katherine kate kathy cathy katie
charles charlie chuck
christopher christina christine chris
daniel danielle dan danny
david dave
deborah debbie deb
edward ed eddie ted
elizabeth liz lizzie beth betty
frederick fred
gregory greg
james jim jimmy jamie
jennifer jen jenny
john johnny jack
jonathan jon
joseph joe joey
joshua josh
kenneth ken
kimberly kim
lawrence larry
margaret maggie meg peggy
matthew matt
michael mike mick
nicholas nick
pamela pam
patrick patricia pat paddy
peter pete
philip phillip phil
rebecca becky
richard rick dick rich
robert bob bobby rob
ronald ron
samuel samantha sam
stephen steven steve
susan sue suzy
theodore ted theo
thomas tom tommy
timothy tim
victoria vicky
william bill billy will liam
"""


def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in _GROUPS.split("\n"):
        names = frozenset(group.split())
        for name in names:
            found[name] = found.get(name, frozenset()) | names
    return found


_NAMES = _by_name()


def kindred(name: str) -> frozenset[str]:
    """The folded names that a folded first name may be short or long for, itself included."""
    return _NAMES.get(name, frozenset()) | {name}
