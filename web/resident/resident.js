import './resident.css'
