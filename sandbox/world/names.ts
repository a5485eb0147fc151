/** Given and family names that are met together, so that no contact's name reads as if drawn by lot. */
export type NameGroup = { readonly given: readonly string[]; readonly family: readonly string[] };

const group = (given: string, family: string): NameGroup => ({ given: given.split(' '), family: family.split(' ') });

/** Ten groups of twelve given and twelve family names each. */
export const nameGroups: readonly NameGroup[] = [
  group(
    'Amelia Oliver Charlotte Harry Imogen George Florence Arthur Beatrice Edward Rosalind Hugh',
    'Hartley Whitcombe Ashdown Pemberton Langley Thorne Marlowe Redfern Colville Stanhope Garrick Wetherby',
  ),
  group(
    'Saoirse Cillian Aoife Declan Niamh Ronan Ciara Eoin Maeve Fergus Orla Conor',
    'Gallagher Brennan Kavanagh Donnelly Mulcahy Fitzgerald Lafferty Corrigan Tierney Ó’Riordan Hennessy Cassidy',
  ),
  group(
    'Ingrid Mattias Freja Søren Linnéa Håkon Astrid Nils Sigrid Jørgen Elin Torsten',
    'Bergström Nygaard Lindholm Kjeldsen Åkesson Solberg Hallgren Dahl Østergaard Ekström Rasmussen Holmqvist',
  ),
  group(
    'Lucía Mateo Valentina Joaquín Camila Andrés Ximena Rafael Inés Gonzalo Paloma Héctor',
    'Ibáñez Quintero Salcedo Villanueva Arriaga Montoya Echeverría Peñalver Zamora Cordero Lozano Urrutia',
  ),
  group(
    'Chiara Lorenzo Giulia Matteo Francesca Davide Elisa Tommaso Ilaria Stefano Noemi Riccardo',
    'Bellandi Moretti Santoro Fiorini Castellani Ferraro Gualtieri Marchetti Ruggeri Colombo Sartori Vitale',
  ),
  group(
    'Chiamaka Tunde Adaeze Kwame Folake Kofi Ngozi Babajide Amina Sekou Zainab Emeka',
    'Adeyemi Nwosu Mensah Balogun Owusu Eze Diallo Asante Olawale Boateng Abubakar Ikenna',
  ),
  group(
    'Ananya Rohan Priya Vikram Meera Arjun Kavya Sanjay Lakshmi Nikhil Divya Harish',
    'Raghavan Chatterjee Deshpande Iyer Malhotra Banerjee Kulkarni Nair Sengupta Bhatt Venkatesh Kapoor',
  ),
  group(
    'Mei Haruto Yuna Jianhong Sakura Minjun Xiuying Kenji Jiwoo Weimin Akari Taeyang',
    'Tanaka Liang Kobayashi Hwang Nakamura Zhou Fujimoto Seo Huang Watanabe Kwon Xu',
  ),
  group(
    'Leyla Omar Yasmin Karim Nour Tariq Shirin Emre Rania Faisal Dilara Samir',
    'Haddad Demir Farahani Al-Masri Yıldız Khoury Rahimi Mansour Özkan Nasser Tehrani Saliba',
  ),
  group(
    'Katarzyna Marek Zofia Ondřej Ljubica Tomáš Agnieszka Dragan Milena Bartosz Jelena Vojtěch',
    'Wójcik Novotný Kowalczyk Petrović Dvořák Zieliński Jovanović Horák Szymański Marković Černý Lewandowska',
  ),
];
